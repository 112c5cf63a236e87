using Chat.Sdk;
using Chat.Server;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Chat.Clients;

/// <summary>The chat as a console program has it: every line is printed.</summary>
internal sealed class ChatClient : IAsyncDisposable
{
    private readonly Transcript _transcript;
    private readonly IConnectionManager _connections;

    public ChatClient(ChatAddresses addresses, Transcript transcript, IConnectionManager connections)
    {
        _transcript = transcript;
        _connections = connections;
        Hub = connections.GetOrCreate(addresses.Chat, () => new HubConnectionBuilder().WithWebSocket(addresses.Chat).Build());
        Hub.On<string>("Left", user => _transcript.Show("console", $"{user} left"));
    }

    /// <summary>The connection to the room, for the pages to subscribe to.</summary>
    public HubConnection Hub { get; }

    public async Task JoinAsync()
    {
        Hub.On<string, string>("Message", Print);
        await _connections.ConnectAsync(Hub);
    }

    public Task SayAsync(string user, string text) => Hub.InvokeAsync("Say", user, text);

    public Task LeaveAsync(string user) => Hub.InvokeAsync("Leave", user);

    private void Print(string user, string text) => _transcript.Show("console", $"{user}: {text}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connections.ReleaseAsync(Hub);
    }
}
