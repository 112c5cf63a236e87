namespace Switchboard;

/// <summary>A connector whose parts are delegates; the builder checked that every part that is announced is there.</summary>
internal sealed class DelegateConnector<TClient>(ConnectorParts<TClient> parts) : Connector<TClient> where TClient : class
{
    public override ConnectorTraits Traits { get; } = parts.Traits
        | (parts.Ping is null ? ConnectorTraits.None : ConnectorTraits.Pings)
        | (parts.Poll is null ? ConnectorTraits.None : ConnectorTraits.Polls)
        | (parts.RenewToken is null ? ConnectorTraits.None : ConnectorTraits.RenewsTokens);

    public override IReadOnlyList<string> Transports { get; } = parts.Transports;

    public override ClientState GetState(TClient client) => parts.State is null ? ClientState.Unknown : parts.State(client);

    public override string? GetUser(TClient client) => parts.User?.Invoke(client);

    public override Task ConnectAsync(TClient client, ConnectRequest request, CancellationToken cancellationToken) =>
        parts.Connect!(client, request, cancellationToken);

    public override Task DisconnectAsync(TClient client, CancellationToken cancellationToken) =>
        parts.Disconnect is null ? Task.CompletedTask : parts.Disconnect(client, cancellationToken);

    public override IDisposable? Observe(TClient client, IConnectionObserver observer) => parts.Observe?.Invoke(client, observer);

    public override Task PingAsync(TClient client, CancellationToken cancellationToken) =>
        parts.Ping is null ? base.PingAsync(client, cancellationToken) : parts.Ping(client, cancellationToken);

    public override Task RenewTokenAsync(TClient client, AccessToken token, CancellationToken cancellationToken) =>
        parts.RenewToken is null ? base.RenewTokenAsync(client, token, cancellationToken) : parts.RenewToken(client, token, cancellationToken);

    public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        TClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) => parts.Subscribe is null
            ? throw new NotSupportedException($"The connector for '{typeof(TClient)}' does not say how to subscribe; call SubscribeWith when it is built.")
            : parts.Subscribe(client, channel, new UntypedSink<TMessage>(sink), cancellationToken);

    public override Task PollAsync<TMessage>(TClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
        parts.Poll is null
            ? base.PollAsync(client, channel, sink, cancellationToken)
            : parts.Poll(client, channel, new UntypedSink<TMessage>(sink), cancellationToken);

    public override ConnectionFault? Classify(Exception error) => parts.Classify?.Invoke(error);

    // What the delegates hand over must be of the type that the callbacks ask for.
    private sealed class UntypedSink<TMessage>(IChannelSink<TMessage> sink) : IChannelSink<object?>
    {
        public ValueTask ReceiveAsync(object? message, ChannelPosition? position) => sink.ReceiveAsync((TMessage)message!, position);
    }
}
