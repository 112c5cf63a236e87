namespace Switchboard;

/// <summary>A client together with what is known about handling it, its type forgotten.</summary>
internal abstract class ClientBinding
{
    private int _disposed;

    public abstract object Client { get; }
    public abstract bool HasConnector { get; }
    public abstract ConnectorTraits Traits { get; }
    public abstract IReadOnlyList<string> Transports { get; }
    public abstract ClientState State { get; }
    public abstract string? User { get; }

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

    public bool Has(ConnectorTraits trait) => (Traits & trait) != 0;

    /// <summary>Disposes the client, where it can be; the first call counts.</summary>
    public async Task DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        if (Client is IAsyncDisposable asyncDisposable)
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        else if (Client is IDisposable disposable)
            disposable.Dispose();
    }
}
