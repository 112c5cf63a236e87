using System.Collections.Concurrent;

namespace Switchboard.Tests;

/// <summary>A client that notes what is done to it and can be held up or made to fail.</summary>
internal class FakeClient(string name, ConcurrentQueue<string>? log = null) : IAsyncDisposable
{
    private readonly TaskCompletionSource _disposed = Waiting.Gate();
    private readonly ConcurrentDictionary<string, List<Func<object?, Task>>> _channels = [];
    private int _connects;
    private int _disconnects;

    public ConcurrentQueue<string> Log { get; } = log ?? [];
    public ClientState State { get; set; } = ClientState.Disconnected;
    public int Connects => _connects;
    public int Disconnects => _disconnects;
    public int Opened { get; private set; }
    public bool IsDisposed => _disposed.Task.IsCompleted;
    public Task Disposed => _disposed.Task.Soon();

    public TaskCompletionSource ConnectStarted { get; } = Waiting.Gate();
    public TaskCompletionSource DisconnectStarted { get; } = Waiting.Gate();
    public Func<CancellationToken, Task> OnConnect { get; set; } = static _ => Task.CompletedTask;
    public Func<CancellationToken, Task> OnDisconnect { get; set; } = static _ => Task.CompletedTask;

    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _connects);
        Log.Enqueue($"{name} connects");
        ConnectStarted.TrySetResult();
        await OnConnect(cancellationToken);
        State = ClientState.Connected;
        Log.Enqueue($"{name} is connected");
    }

    public async Task DisconnectAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _disconnects);
        Log.Enqueue($"{name} disconnects");
        DisconnectStarted.TrySetResult();
        await OnDisconnect(cancellationToken);
        State = ClientState.Disconnected;
        Log.Enqueue($"{name} is disconnected");
    }

    public IDisposable On(string channel, Func<object?, Task> receive)
    {
        Opened++;
        List<Func<object?, Task>> receivers = _channels.GetOrAdd(channel, static _ => []);
        lock (receivers)
            receivers.Add(receive);
        return new Ending(() =>
        {
            Log.Enqueue($"{name} ends {channel}");
            lock (receivers)
                receivers.Remove(receive);
        });
    }

    /// <summary>What arrives from the wire.</summary>
    public Task EmitAsync(string channel, object? message)
    {
        Func<object?, Task>[] receivers;
        List<Func<object?, Task>> all = _channels.GetOrAdd(channel, static _ => []);
        lock (all)
            receivers = [.. all];
        return Task.WhenAll(receivers.Select(receive => receive(message)));
    }

    public ValueTask DisposeAsync()
    {
        Log.Enqueue($"{name} is disposed");
        State = ClientState.Closed;
        _disposed.TrySetResult();
        return default;
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

internal static class FakeConnector
{
    public static IConnector<FakeClient> Restartable { get; } = Builder().Restartable().Build();

    public static IConnector<FakeClient> OneWay { get; } = Builder().Build();

    private static ConnectorBuilder<FakeClient> Builder() => Connector.For<FakeClient>()
        .ConnectWith(static (client, cancellationToken) => client.ConnectAsync(cancellationToken))
        .DisconnectWith(static (client, cancellationToken) => client.DisconnectAsync(cancellationToken))
        .StateFrom(static client => client.State)
        .SubscribeWith(static (client, channel, receive) => client.On(channel, receive))
        .KeepsSubscriptions();
}
