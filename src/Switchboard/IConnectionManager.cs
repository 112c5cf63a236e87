namespace Switchboard;

/// <summary>Keeps one client per key, whoever asks for it: creates, connects, shares and closes it.</summary>
/// <remarks>
/// <para>Every member may be called from any number of threads at once and from within factories, connect calls and callbacks of
/// other connections. No member blocks for the network. Opening and closing one key happen one after the other, never at once.</para>
/// <para>There are two ways in. By client: <see cref="GetOrCreate{TClient}(ConnectionKey, Func{TClient})"/>, <c>ConnectAsync</c>,
/// <see cref="ReleaseAsync{TClient}"/>; the code keeps its client. By lease: <c>AcquireAsync</c>, which connects and is given back by disposing.</para>
/// <para>Where keys that differ in their user only exclude each other (<see cref="ConnectionManagerOptions.OneUserPerKey"/>), asking for
/// the client of a second user closes that of the first. <c>GetOrCreate</c> cannot wait for that close: it returns the new client at once,
/// and it is the connect of that client that waits until the old one is closed completely. From the moment of asking no message of the
/// first user reaches a callback.</para>
/// <para>A client that the manager did not create can be connected and subscribed too, shared and single-flight, but is never closed by
/// the manager: it belongs to whoever made it.</para>
/// </remarks>
public interface IConnectionManager : IAsyncDisposable
{
    /// <summary>Returns the one client of the key, made by the factory when there is none, and takes a reference. Never connects.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="key">The key of the connection.</param>
    /// <param name="factory">Makes the client. Runs at most once per client, however many ask at once; the others wait for it.</param>
    /// <returns>The client, which can connect: one that is lost for good is replaced. Give it back with <see cref="ReleaseAsync{TClient}"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// The key has a client of another type; the factory returned <see langword="null"/> or a client that has another key; or the factory asks for its own key.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The manager is disposed, or the connection was closed while its client was made.</exception>
    /// <remarks>What the factory throws is passed on to all who waited for it, and the next call tries again.</remarks>
    TClient GetOrCreate<TClient>(ConnectionKey key, Func<TClient> factory) where TClient : class;

    /// <summary>As <see cref="GetOrCreate{TClient}(ConnectionKey, Func{TClient})"/>, for a client that is closed in a way of its own.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="key">The key of the connection.</param>
    /// <param name="factory">Makes the client.</param>
    /// <param name="close">Closes the client. Used instead of a connector's disconnect; a disposable client is disposed afterwards.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">As for the overload without <paramref name="close"/>.</exception>
    /// <exception cref="ObjectDisposedException">As for the overload without <paramref name="close"/>.</exception>
    TClient GetOrCreate<TClient>(ConnectionKey key, Func<TClient> factory, Func<TClient, Task> close) where TClient : class;

    /// <summary>As <see cref="GetOrCreate{TClient}(ConnectionKey, Func{TClient})"/>, for a client whose making takes time: a multiplexer that connects while it is made.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="key">The key of the connection.</param>
    /// <param name="factory">Makes the client, with the token of the caller that runs it. Where that caller gives up, another one that waits runs its own.</param>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="GetOrCreate{TClient}(ConnectionKey, Func{TClient})"/>.</exception>
    /// <exception cref="ObjectDisposedException">As for <see cref="GetOrCreate{TClient}(ConnectionKey, Func{TClient})"/>.</exception>
    ValueTask<TClient> GetOrCreateAsync<TClient>(
        ConnectionKey key, Func<CancellationToken, Task<TClient>> factory, CancellationToken cancellationToken = default) where TClient : class;

    /// <summary>Connects a client, with the connector of its type, unless it is connected. All who call it meanwhile share one connect.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Ends the wait of this caller. The connect itself is cancelled when its last waiter is.</param>
    /// <returns>A task that ends when the client is connected.</returns>
    /// <exception cref="InvalidOperationException">No connector for the type is registered.</exception>
    /// <exception cref="ObjectDisposedException">The client was closed, before or during the connect; get it anew. Or the manager is disposed.</exception>
    /// <remarks>What the connect throws is passed on to all who wait for it, and the next call tries again.</remarks>
    Task ConnectAsync<TClient>(TClient client, CancellationToken cancellationToken = default) where TClient : class;

    /// <summary>Connects a client with its own connect call unless it is connected. All who call it meanwhile share one connect.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="connect">
    /// Opens the connection, for example <c>hub.StartAsync</c>. Starts on the thread of the caller, or in its synchronization context
    /// when something else has to end first.
    /// </param>
    /// <param name="cancellationToken">Ends the wait of this caller. The connect itself is cancelled when its last waiter is.</param>
    /// <returns>A task that ends when the client is connected.</returns>
    /// <exception cref="ObjectDisposedException">The client was closed, before or during the connect; get it anew. Or the manager is disposed.</exception>
    /// <remarks>
    /// Where a connector can tell the state of the client, one that was lost is connected again. Otherwise a client counts as connected
    /// from the first connect that succeeds until it is closed. What the connect throws is passed on to all who wait for it, and the next
    /// call tries again.
    /// </remarks>
    Task ConnectAsync<TClient>(TClient client, Func<CancellationToken, Task> connect, CancellationToken cancellationToken = default) where TClient : class;

    /// <summary>
    /// Gives back one reference taken by <c>GetOrCreate</c>. After the last one, and the last lease, the client is closed when
    /// <see cref="ConnectionManagerOptions.Linger"/> has passed without a new one; after a failed connect at once.
    /// </summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="client">The client; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the wait, not the close.</param>
    /// <returns>A task that ends at once where the client lingers, otherwise with the close.</returns>
    /// <remarks>
    /// Does nothing for a client that the manager did not create, that is closed already, or whose references were all given back, and
    /// after the manager was disposed: it is safe in any teardown.
    /// </remarks>
    ValueTask ReleaseAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class;

    /// <summary>Takes a lease on the connection of the key, connected with the connector of the client's type.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="key">The key of the connection.</param>
    /// <param name="factory">Makes the client when there is none.</param>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
    /// <returns>The lease. Dispose it to give the connection back.</returns>
    /// <exception cref="InvalidOperationException">As for <c>GetOrCreate</c>, or no connector for the type is registered.</exception>
    /// <exception cref="ObjectDisposedException">The manager is disposed, or the connection was closed meanwhile.</exception>
    ValueTask<ConnectionLease<TClient>> AcquireAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, CancellationToken cancellationToken = default) where TClient : class;

    /// <summary>Takes a lease on the connection of the key, connected with the client's own connect call.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="key">The key of the connection.</param>
    /// <param name="factory">Makes the client when there is none.</param>
    /// <param name="connect">Opens the connection, for example <c>(hub, token) => hub.StartAsync(token)</c>.</param>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
    /// <returns>The lease. Dispose it to give the connection back.</returns>
    /// <exception cref="InvalidOperationException">As for <c>GetOrCreate</c>.</exception>
    /// <exception cref="ObjectDisposedException">The manager is disposed, or the connection was closed meanwhile.</exception>
    ValueTask<ConnectionLease<TClient>> AcquireAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, Func<TClient, CancellationToken, Task> connect, CancellationToken cancellationToken = default)
        where TClient : class;

    /// <summary>Adds a callback to a channel. All callbacks of one channel and message type share one subscription of the client.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="client">The client, connected or not.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="open">
    /// Subscribes on the client, for the first callback only: calls what it is given with each message and returns what ends it.
    /// <see langword="null"/> for the connector of the client's type.
    /// </param>
    /// <param name="callback">Called with each message, next one only when the client hands it over. What it throws is logged and stops nothing.</param>
    /// <returns>The subscription. It ends when it is disposed or the client is closed; it does not keep the connection open.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="open"/> is <see langword="null"/> and no connector for the type is registered.</exception>
    /// <exception cref="NotSupportedException">The connector knows no channels.</exception>
    /// <exception cref="ObjectDisposedException">The client was closed, or the manager is disposed.</exception>
    /// <remarks>
    /// A callback may call the manager. In it <see cref="ReleaseAsync{TClient}"/> and <c>SignOutAsync</c> do not wait for the
    /// close of the callback's own client, which may in turn wait for the callback.
    /// Do not wait in a callback for a connection of another user of the same key: it opens when the callback's client is closed, and
    /// where that waits for the callback, only after <see cref="ConnectionManagerOptions.CloseTimeout"/>.
    /// </remarks>
    ISubscription Subscribe<TClient, TMessage>(
        TClient client, string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback)
        where TClient : class;

    /// <summary>As <see cref="Subscribe{TClient, TMessage}(TClient, string, Func{TClient, Func{TMessage, Task}, IDisposable}?, Func{TMessage, Task})"/>, with a queue of its own settings.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="client">The client, connected or not.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="open">Subscribes on the client; <see langword="null"/> for the connector of the client's type.</param>
    /// <param name="callback">Called with each message.</param>
    /// <param name="options">How many messages may wait for the callback, and what happens to more.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="InvalidOperationException">As for the overload without <paramref name="options"/>.</exception>
    /// <exception cref="NotSupportedException">The connector knows no channels.</exception>
    /// <exception cref="ObjectDisposedException">The client was closed, or the manager is disposed.</exception>
    ISubscription Subscribe<TClient, TMessage>(
        TClient client, string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback, SubscriptionOptions options)
        where TClient : class;

    /// <summary>
    /// Sends on a client that is connected. A suspended connection is opened first; on one that is lost or connecting the send waits in the offline queue
    /// (<see cref="ConnectionManagerOptions.OfflineQueueCapacity"/>) and goes out in order when it is open.
    /// </summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="client">The client, which the manager created.</param>
    /// <param name="send">Sends, on the client that is current by then. Not tried again when it throws.</param>
    /// <param name="cancellationToken">Ends the wait, and is passed to the send.</param>
    /// <returns>A task that ends with the send.</returns>
    /// <exception cref="InvalidOperationException">The connection is not open and the offline queue is off or full.</exception>
    /// <exception cref="TimeoutException">The send waited longer than <see cref="ConnectionManagerOptions.OfflineQueueExpiry"/>.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    ValueTask SendAsync<TClient>(TClient client, Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default)
        where TClient : class;

    /// <summary>Renews a connection that somebody holds: all who hold it have the new one.</summary>
    /// <param name="key">The key. Nothing happens when it has no connection.</param>
    /// <param name="mode">What to renew.</param>
    /// <param name="cancellationToken">Ends the wait, not the refresh.</param>
    /// <returns>A task that ends when the connection is open again; it fails with what opening it failed with.</returns>
    ValueTask RefreshAsync(ConnectionKey key, RefreshMode mode = RefreshMode.Reconnect, CancellationToken cancellationToken = default);

    /// <summary>Says that a person is there: idle clocks start anew, and suspended connections that somebody holds are opened again.</summary>
    /// <param name="key">The key; <see langword="null"/> for every connection.</param>
    void NotifyActivity(ConnectionKey? key = null);

    /// <summary>The current token for a key, for a client that asks for one itself: <c>options.AccessTokenProvider</c> of a hub connection.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
    /// <returns>The token of the <see cref="ConnectionManagerOptions.TokenProvider"/>, cached until shortly before its end; <see langword="null"/> where there is none.</returns>
    ValueTask<AccessToken?> GetTokenAsync(ConnectionKey key, CancellationToken cancellationToken = default);

    /// <summary>A view of this manager that a tenant can be given: keys get its scope, and those of another scope are an error.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>The view. Disposing it does nothing.</returns>
    /// <exception cref="ArgumentException">The scope is empty.</exception>
    /// <exception cref="InvalidOperationException">This manager is a view of another scope.</exception>
    IConnectionManager ForScope(string scope);

    /// <summary>Sends on every open connection of this kind of client; on a view, on those of its scope.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="send">Sends. What it throws for one connection stops no other.</param>
    /// <param name="cancellationToken">Passed to the sends.</param>
    /// <returns>How many sends succeeded.</returns>
    /// <exception cref="AggregateException">Some sends failed; it holds what they threw.</exception>
    Task<int> BroadcastAsync<TClient>(Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default) where TClient : class;

    /// <summary>Raised when a connection has changed its phase, from the thread pool, in order. What a handler throws is logged.</summary>
    event EventHandler<ConnectionStatusChangedEventArgs>? StatusChanged;

    /// <summary>Raised when an open connection was lost: also when it is suspended or this machine went offline.</summary>
    event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionLost;

    /// <summary>Raised when a connection that was lost is open again, its subscriptions restored.</summary>
    event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionRestored;

    /// <summary>The status of a connection, now and whenever its phase changes. A reader that is slow misses what was in between, never the last.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>A stream that ends when it is cancelled or the manager is disposed.</returns>
    IAsyncEnumerable<ConnectionStatus> WatchAsync(ConnectionKey key, CancellationToken cancellationToken = default);

    /// <summary>Who was active in which month and how many connections were open at once: <see cref="ConnectionManagerOptions.UsageStore"/>, or the memory of this process.</summary>
    IUsageStore Usage { get; }

    /// <summary>Finds what is wrong with the connections right now and says what to do.</summary>
    /// <returns>The issues; none is the rule.</returns>
    IReadOnlyList<ConnectionIssue> Inspect();

    /// <summary>Closes every connection of a user now, whoever holds it.</summary>
    /// <param name="userId">The user, as in <see cref="ConnectionKey.User"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the closes.</param>
    /// <returns>A task that ends when all are closed.</returns>
    ValueTask SignOutAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Closes every connection of the user of this client's key now; a client whose key has no user is closed alone.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="client">The client. Nothing happens when it is <see langword="null"/>, the manager did not create it or it is closed already.</param>
    /// <param name="cancellationToken">Ends the wait, not the closes.</param>
    /// <returns>A task that ends when all are closed.</returns>
    ValueTask SignOutAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class;

    /// <summary>Registers a connector with the running manager, for clients created from now on.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="connector">The connector. Of several for the same kind the one registered last is used.</param>
    /// <returns>This manager.</returns>
    /// <remarks>For <see cref="ConnectionManager.Default"/>, which has no options; elsewhere prefer <see cref="ConnectionManagerOptions.AddConnector{TClient}"/>.</remarks>
    IConnectionManager AddConnector<TClient>(IConnector<TClient> connector) where TClient : class;

    /// <summary>Tells where a connection stands.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The status; one with generation 0 when the key has no client.</returns>
    ConnectionStatus GetStatus(ConnectionKey key);

    /// <summary>Tells what the manager holds and what it did so far.</summary>
    /// <returns>A snapshot, consistent per connection.</returns>
    ConnectionStatistics GetStatistics();
}
