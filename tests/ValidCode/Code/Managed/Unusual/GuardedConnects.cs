using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Connecting;

// The manager's connect is idempotent: from anywhere, any number of times.
public sealed class EagerConnector(IConnectionManager connections) : IAsyncDisposable
{
    private readonly HubConnection _hub = connections.GetOrCreate("eager", Create);

    public event EventHandler? Opened;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await connections.ConnectAsync(_hub, cancellationToken);
        await connections.ConnectAsync(_hub, cancellationToken);
        Opened?.Invoke(this, EventArgs.Empty);
    }

    public async Task OpenAllAsync(IEnumerable<HubConnection> others, CancellationToken cancellationToken)
    {
        await Task.WhenAll(others.Select(hub => connections.ConnectAsync(hub, cancellationToken)));
        await Task.WhenAll(connections.ConnectAsync(_hub, cancellationToken), connections.ConnectAsync(_hub, cancellationToken));
    }

    public async Task<bool> TryOpenAsync(TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await connections.ConnectAsync(_hub, timeout.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var status in connections.WatchAsync("eager", cancellationToken))
            Console.WriteLine(status);
    }

    public ValueTask DisposeAsync() => connections.ReleaseAsync(_hub);

    private static HubConnection Create() => new HubConnectionBuilder().WithUrl("https://eager.example.com/hub").WithAutomaticReconnect().Build();
}

// A state query before an operation of one's own.
public sealed class StateGuard(HubConnection hub)
{
    public Task SendAsync(string text, CancellationToken cancellationToken) =>
        hub.State == HubConnectionState.Connected ? hub.SendAsync("Say", text, cancellationToken) : Task.CompletedTask;

    public string Describe() => hub switch
    {
        { State: HubConnectionState.Connected, ConnectionId: { } id } => $"open as {id}",
        { State: HubConnectionState.Reconnecting } => "reconnecting",
        _ => "closed",
    };
}
