namespace Switchboard;

/// <summary>A client together with what is known about handling it, its type forgotten.</summary>
internal abstract class ClientBinding
{
    public abstract object Client { get; }
    public abstract bool HasConnector { get; }
    public abstract ConnectorTraits Traits { get; }
    public abstract IReadOnlyList<string> Transports { get; }
    public abstract ClientState State { get; }

    /// <summary>Whether the client, once it was closed or lost, can connect again.</summary>
    public abstract bool CanRestart { get; }

    public abstract Task ConnectAsync(ConnectRequest request, CancellationToken cancellationToken);
    public abstract Task DisconnectAsync(CancellationToken cancellationToken);
    public abstract IDisposable? Observe(IConnectionObserver observer);
    public abstract Task PingAsync(CancellationToken cancellationToken);
    public abstract Task RenewTokenAsync(AccessToken token, CancellationToken cancellationToken);

    public abstract Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken);

    public abstract Task PollAsync<TMessage>(ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken);

    public abstract ConnectionFault Classify(Exception error);

    public IDisposable Subscribe<TMessage>(string channel, Func<TMessage, Task> receive)
    {
        IAsyncDisposable handle = SubscribeAsync(new ChannelRequest(channel), new TemporarySink<TMessage>(receive), default).GetAwaiter().GetResult();
        return new TemporaryHandle(handle);
    }

    private sealed class TemporarySink<TMessage>(Func<TMessage, Task> receive) : IChannelSink<TMessage>
    {
        public ValueTask ReceiveAsync(TMessage message, ChannelPosition? position = null) => new(receive(message));
    }

    private sealed class TemporaryHandle(IAsyncDisposable handle) : IDisposable
    {
        public void Dispose() => _ = handle.DisposeAsync();
    }

    public bool Has(ConnectorTraits trait) => (Traits & trait) != 0;

    public async Task DisposeAsync()
    {
        if (Client is IAsyncDisposable asyncDisposable)
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        else if (Client is IDisposable disposable)
            disposable.Dispose();
    }
}
