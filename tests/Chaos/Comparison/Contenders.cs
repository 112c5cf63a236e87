using Microsoft.AspNetCore.SignalR.Client;
using Switchboard.SignalR;

namespace Switchboard.Chaos;

/// <summary>The manager with its defaults: a lease and a subscription for each component.</summary>
internal sealed class ManagedContender(ConnectionKey key, Func<IHubConnectionBuilder> builder) : IContender
{
    private readonly ConnectionManager _connections = new(new ConnectionManagerOptions().AddConnector(new HubConnectionConnector()));

    public async Task<IAsyncDisposable> MountAsync(string channel, Action<long> receive)
    {
        ConnectionLease<HubConnection> lease = await _connections.AcquireAsync(key, () => builder().Build());
        ISubscription subscription = _connections.Subscribe<long, string>(lease.Client, channel, (sequence, _) => receive(sequence));
        return new Ending(async () =>
        {
            await subscription.DisposeAsync();
            await lease.DisposeAsync();
        });
    }

    public ValueTask DisposeAsync() => _connections.DisposeAsync();
}

/// <summary>A hub for each component, with automatic reconnect and its default delays, disposed with the component.</summary>
internal sealed class PlainContender(Func<IHubConnectionBuilder> builder) : IContender
{
    public async Task<IAsyncDisposable> MountAsync(string channel, Action<long> receive)
    {
        HubConnection hub = builder().WithAutomaticReconnect().Build();
        hub.On<long, string>(channel, (sequence, _) => receive(sequence));
        await hub.StartAsync();
        return new Ending(hub.DisposeAsync);
    }

    public ValueTask DisposeAsync() => default;
}

/// <summary>
/// What people write by hand: a singleton with one hub, started again in a loop with a fixed delay. A component adds its handler and, as in
/// most templates, has nothing to take it out with.
/// </summary>
internal sealed class WrapperContender : IContender
{
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _disposed = new();
    private readonly HubConnection _hub;
    private readonly Lazy<Task> _started;

    public WrapperContender(Func<IHubConnectionBuilder> builder)
    {
        _hub = builder().Build();
        _hub.Closed += _ => StartAsync();
        _started = new Lazy<Task>(StartAsync);
    }

    public async Task<IAsyncDisposable> MountAsync(string channel, Action<long> receive)
    {
        _hub.On<long, string>(channel, (sequence, _) => receive(sequence));
        await _started.Value;
        return new Ending(static () => default);
    }

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await _hub.DisposeAsync();
        _disposed.Dispose();
    }

    private async Task StartAsync()
    {
        while (!_disposed.IsCancellationRequested)
        {
            try
            {
                await _hub.StartAsync(_disposed.Token);
                return;
            }
            catch (Exception error) when (error is not (OperationCanceledException or ObjectDisposedException))
            {
                await Task.Delay(Delay, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
