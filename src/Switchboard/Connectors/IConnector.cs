namespace Switchboard;

/// <summary>Says how one kind of client connects, disconnects and subscribes, so that a manager can do it.</summary>
/// <typeparam name="TClient">The kind of client; a connector serves the types that derive from it too.</typeparam>
/// <remarks>
/// <para>A connector holds no state of a client and is called from any thread. The manager calls <see cref="ConnectAsync"/> and
/// <see cref="DisconnectAsync"/> of one client one at a time. After the last disconnect it disposes the client itself.</para>
/// <para><see cref="Connector.For{TClient}"/> builds one from delegates.</para>
/// </remarks>
public interface IConnector<in TClient> where TClient : class
{
    /// <summary>Whether a client that was disconnected can connect again. One that cannot is replaced by a new one.</summary>
    bool CanRestart { get; }

    /// <summary>Tells the state of a client. Must be fast and must not throw.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The state, <see cref="ClientState.Unknown"/> where the client does not tell.</returns>
    ClientState GetState(TClient client);

    /// <summary>Connects a client. Called when it is not connected; where it is connecting by itself, waits for that instead.</summary>
    /// <param name="client">The client.</param>
    /// <param name="key">The key of the connection; <see langword="null"/> for a client that the manager did not create.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the connection any more, or when it is to be closed.</param>
    /// <returns>A task that ends when the client is connected.</returns>
    Task ConnectAsync(TClient client, ConnectionKey? key, CancellationToken cancellationToken);

    /// <summary>Ends the connection of a client. Also called for a client that is not connected, and then does nothing.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Cancelled after <see cref="ConnectionManagerOptions.CloseTimeout"/>: end it the hard way then.</param>
    /// <returns>A task that ends when the connection has ended.</returns>
    Task DisconnectAsync(TClient client, CancellationToken cancellationToken);

    /// <summary>Subscribes to a channel of a client, once for all callbacks that share it.</summary>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="receive">To be called with each message; never throws.</param>
    /// <returns>What ends the subscription when it is disposed.</returns>
    /// <exception cref="NotSupportedException">This kind of client has no channels.</exception>
    IDisposable Subscribe<TMessage>(TClient client, string channel, Func<TMessage, Task> receive);
}
