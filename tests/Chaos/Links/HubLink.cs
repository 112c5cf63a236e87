using Microsoft.AspNetCore.SignalR.Client;
using Switchboard.SignalR.Tests;

namespace Switchboard.Chaos;

/// <summary>A hub. It has no positions: what the server says while it is lost is gone.</summary>
internal sealed class HubLink(IConnectionManager connections, FaultyServer server) : ILink
{
    private ConnectionLease<HubConnection>? _lease;

    public string Name => "hub";
    public ConnectionKey Key { get; } = new(server.HubAddress);
    public Inbox Inbox { get; } = new();
    public bool Recovers => false;
    public bool IsAcknowledged => true;

    public async Task OpenAsync()
    {
        _lease = await connections.AcquireAsync(Key, Create);
        connections.Subscribe<long, string>(_lease.Client, ILink.Channel, (sequence, _) => Inbox.Receive(sequence));
    }

    public Task SendAsync(string messageId) =>
        connections.SendAsync(_lease!.Client, (hub, cancellationToken) => hub.InvokeAsync("Send", messageId, cancellationToken)).AsTask();

    public ValueTask DisposeAsync() => _lease?.DisposeAsync() ?? default;

    private HubConnection Create() => new HubConnectionBuilder()
        .WithWebSocket(Key.Endpoint!, async (options, cancellationToken) =>
        {
            AccessToken? token = await connections.GetTokenAsync(Key, cancellationToken);
            options.SetRequestHeader("Authorization", $"Bearer {token?.Value}");
            options.SetRequestHeader(Secrets.HeaderName, server.Secrets.Header);
        })
        .WithServerTimeout(TimeSpan.FromSeconds(1))
        .WithKeepAliveInterval(TimeSpan.FromMilliseconds(400))
        .Build();
}
