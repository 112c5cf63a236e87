namespace Switchboard;

/// <summary>The base of a connector: override what the client can do and announce it in <see cref="Traits"/>.</summary>
/// <typeparam name="TClient">The kind of client.</typeparam>
public abstract class Connector<TClient> : IConnector<TClient> where TClient : class
{
    /// <inheritdoc/>
    public virtual ConnectorTraits Traits => ConnectorTraits.None;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Transports { get; } = [ConnectRequest.DefaultTransport];

    /// <inheritdoc/>
    public virtual ClientState GetState(TClient client) => ClientState.Unknown;

    /// <inheritdoc/>
    public virtual string? GetUser(TClient client) => null;

    /// <inheritdoc/>
    public abstract Task ConnectAsync(TClient client, ConnectRequest request, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual Task DisconnectAsync(TClient client, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual IDisposable? Observe(TClient client, IConnectionObserver observer) => null;

    /// <inheritdoc/>
    public virtual Task PingAsync(TClient client, CancellationToken cancellationToken) => throw Missing("ping", nameof(PingAsync));

    /// <inheritdoc/>
    public virtual Task RenewTokenAsync(TClient client, AccessToken token, CancellationToken cancellationToken) =>
        throw Missing("renew the token of", nameof(RenewTokenAsync));

    /// <inheritdoc/>
    public virtual Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        TClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
        throw Missing("subscribe with", nameof(SubscribeAsync));

    /// <inheritdoc/>
    public virtual Task PollAsync<TMessage>(
        TClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
        throw Missing("poll with", nameof(PollAsync));

    /// <inheritdoc/>
    public virtual ConnectionFault? Classify(Exception error) => null;

    private static NotSupportedException Missing(string what, string member) =>
        new($"The connector for '{typeof(TClient)}' does not say how to {what} it; override {member}.");
}
