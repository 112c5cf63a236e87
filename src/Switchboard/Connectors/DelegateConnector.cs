namespace Switchboard;

internal sealed class DelegateConnector<TClient>(
    Func<TClient, ConnectionKey?, CancellationToken, Task> connect,
    Func<TClient, CancellationToken, Task>? disconnect,
    Func<TClient, ClientState>? state,
    Func<TClient, string, Func<object?, Task>, IDisposable>? subscribe,
    bool canRestart) : IConnector<TClient>
    where TClient : class
{
    public bool CanRestart => canRestart;

    public ClientState GetState(TClient client) => state is null ? ClientState.Unknown : state(client);

    public Task ConnectAsync(TClient client, ConnectionKey? key, CancellationToken cancellationToken) => connect(client, key, cancellationToken);

    public Task DisconnectAsync(TClient client, CancellationToken cancellationToken) =>
        disconnect is null ? Task.CompletedTask : disconnect(client, cancellationToken);

    public IDisposable Subscribe<TMessage>(TClient client, string channel, Func<TMessage, Task> receive) => subscribe is null
        ? throw new NotSupportedException($"The connector for '{typeof(TClient)}' does not say how to subscribe; call SubscribeWith when it is built.")
        : subscribe(client, channel, message => receive((TMessage)message!));
}
