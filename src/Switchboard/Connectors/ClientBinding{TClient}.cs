namespace Switchboard;

internal sealed class ClientBinding<TClient>(TClient client, IConnector<TClient>? connector, Func<TClient, Task>? close) : ClientBinding
    where TClient : class
{
    public override object Client => client;
    public override bool HasConnector => connector is not null;
    public override ConnectorTraits Traits => connector?.Traits ?? ConnectorTraits.None;
    public override IReadOnlyList<string> Transports => connector?.Transports ?? [];

    // A close given by the caller is taken to be final: only a connector can promise that the client starts again.
    public override bool CanRestart { get; } = close is null && connector is not null && (connector.Traits & ConnectorTraits.Restartable) != 0;

    public override ClientState State
    {
        get
        {
            try
            {
                return connector?.GetState(client) ?? ClientState.Unknown;
            }
            catch (Exception)
            {
                // A state that cannot be told is unknown; the entry's loop must go on.
                return ClientState.Unknown;
            }
        }
    }

    public override string? User
    {
        get
        {
            try
            {
                return connector?.GetUser(client);
            }
            catch (Exception)
            {
                return null;
            }
        }
    }

    public override Task ConnectAsync(ConnectRequest request, CancellationToken cancellationToken) => connector is null
        ? throw Unknown("how to connect it", "pass its own connect call: ConnectAsync(client, client.StartAsync)")
        : connector.ConnectAsync(client, request, cancellationToken);

    public override Task DisconnectAsync(CancellationToken cancellationToken) =>
        close is not null ? close(client)
        : connector is not null ? connector.DisconnectAsync(client, cancellationToken)
        : Task.CompletedTask;

    public override IDisposable? Observe(IConnectionObserver observer) => connector?.Observe(client, observer);

    public override Task PingAsync(CancellationToken cancellationToken) => connector!.PingAsync(client, cancellationToken);

    public override Task RenewTokenAsync(AccessToken token, CancellationToken cancellationToken) =>
        connector!.RenewTokenAsync(client, token, cancellationToken);

    public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) => connector is null
            ? throw Unknown("how to subscribe", "pass the subscribe call")
            : connector.SubscribeAsync(client, channel, sink, cancellationToken);

    public override Task PollAsync<TMessage>(ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
        connector!.PollAsync(client, channel, sink, cancellationToken);

    public override ConnectionFault Classify(Exception error)
    {
        try
        {
            return connector?.Classify(error) ?? ConnectionFault.From(error);
        }
        catch (Exception)
        {
            return ConnectionFault.From(error);
        }
    }

    private static InvalidOperationException Unknown(string what, string way) =>
        new($"No connector for '{typeof(TClient)}' is registered, so the manager does not know {what}; {way}, or register a connector with AddConnector.");
}
