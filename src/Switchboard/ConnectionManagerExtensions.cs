namespace Switchboard;

/// <summary>Shorter ways to call a manager.</summary>
public static class ConnectionManagerExtensions
{
    /// <summary>As <see cref="IConnectionManager.ReleaseAsync{TClient}"/>, for code that cannot wait: a <c>Dispose</c>, an event handler.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="connections">The manager.</param>
    /// <param name="client">The client; <see langword="null"/> for none.</param>
    /// <remarks>The reference is given back at once; a close that this leads to goes on by itself, and what goes wrong in it is logged.</remarks>
    public static void Release<TClient>(this IConnectionManager connections, TClient? client) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connections);
        ValueTask release = connections.ReleaseAsync(client);
        if (!release.IsCompletedSuccessfully)
            _ = release.AsTask();
    }

    /// <summary>Adds a callback to a channel, through the connector of the client's type.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="connections">The manager.</param>
    /// <param name="client">The client, connected or not.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="callback">Called with each message; what it throws is logged and stops nothing.</param>
    /// <returns>The subscription.</returns>
    /// <exception cref="InvalidOperationException">No connector for the type is registered.</exception>
    /// <exception cref="NotSupportedException">The connector knows no channels.</exception>
    /// <exception cref="ObjectDisposedException">The client was closed, or the manager is disposed.</exception>
    public static ISubscription Subscribe<TClient, TMessage>(
        this IConnectionManager connections, TClient client, string channel, Action<TMessage> callback) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connections);
        ArgumentNullException.ThrowIfNull(callback);
        return connections.Subscribe<TClient, TMessage>(client, channel, open: null, message =>
        {
            callback(message);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc cref="Subscribe{TClient, TMessage}(IConnectionManager, TClient, string, Action{TMessage})"/>
    public static ISubscription Subscribe<TClient, TMessage>(
        this IConnectionManager connections, TClient client, string channel, Func<TMessage, Task> callback) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connections);
        return connections.Subscribe(client, channel, open: null, callback);
    }

    /// <summary>Sends on every open connection of this kind of client in one scope, as <see cref="IConnectionManager.BroadcastAsync{TClient}"/> of its view does.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="connections">The manager, or a view of this scope.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="send">Sends. What it throws for one connection stops no other.</param>
    /// <param name="cancellationToken">Passed to the sends.</param>
    /// <returns>How many sends succeeded.</returns>
    /// <exception cref="ArgumentException">The scope is empty.</exception>
    /// <exception cref="InvalidOperationException">The manager is a view of another scope.</exception>
    /// <exception cref="AggregateException">Some sends failed; it holds what they threw.</exception>
    public static Task<int> BroadcastToScopeAsync<TClient>(
        this IConnectionManager connections, string scope, Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connections);
        return connections.ForScope(scope).BroadcastAsync(send, cancellationToken);
    }
}
