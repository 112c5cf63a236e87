namespace Switchboard;

/// <summary>A client together with what is known about handling it, its type forgotten.</summary>
internal abstract class ClientBinding
{
    public abstract object Client { get; }
    public abstract bool CanRestart { get; }
    public abstract ClientState State { get; }
    public abstract Task ConnectAsync(ConnectionKey? key, CancellationToken cancellationToken);
    public abstract Task DisconnectAsync(CancellationToken cancellationToken);
    public abstract IDisposable Subscribe<TMessage>(string channel, Func<TMessage, Task> receive);

    public async Task DisposeAsync()
    {
        if (Client is IAsyncDisposable asyncDisposable)
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        else if (Client is IDisposable disposable)
            disposable.Dispose();
    }
}

internal sealed class ClientBinding<TClient>(TClient client, IConnector<TClient>? connector, Func<TClient, Task>? close) : ClientBinding
    where TClient : class
{
    public override object Client => client;

    // A close given by the caller is taken to be final: only a connector can promise that the client starts again.
    public override bool CanRestart { get; } = close is null && connector is { CanRestart: true };

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

    public override Task ConnectAsync(ConnectionKey? key, CancellationToken cancellationToken) => connector is null
        ? throw Unknown("how to connect it", "pass its own connect call: ConnectAsync(client, client.StartAsync)")
        : connector.ConnectAsync(client, key, cancellationToken);

    public override Task DisconnectAsync(CancellationToken cancellationToken) =>
        close is not null ? close(client)
        : connector is not null ? connector.DisconnectAsync(client, cancellationToken)
        : Task.CompletedTask;

    public override IDisposable Subscribe<TMessage>(string channel, Func<TMessage, Task> receive) => connector is null
        ? throw Unknown("how to subscribe", "pass the subscribe call")
        : connector.Subscribe(client, channel, receive);

    private static InvalidOperationException Unknown(string what, string way) =>
        new($"No connector for '{typeof(TClient)}' is registered, so the manager does not know {what}; {way}, or register a connector with AddConnector.");
}
