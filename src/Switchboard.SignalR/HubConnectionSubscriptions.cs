using Microsoft.AspNetCore.SignalR.Client;

namespace Switchboard;

/// <summary>Shared subscriptions to the methods of a hub, for any number of handlers. They need no registered connector.</summary>
/// <remarks>The last handler of a method that is disposed ends the <c>On</c> of the hub. Results cannot be returned to the server.</remarks>
public static class HubConnectionSubscriptions
{
    /// <summary>Adds a handler for a method that the server calls. All handlers of one method and argument types share one <c>On</c> of the hub.</summary>
    /// <param name="connections">The manager.</param>
    /// <param name="hub">The hub connection, started or not, created by the manager or not.</param>
    /// <param name="methodName">The name of the method.</param>
    /// <param name="handler">Called with the arguments; what it throws is logged and stops nothing.</param>
    /// <returns>The subscription. It ends when it is disposed or the connection is closed for good.</returns>
    /// <exception cref="ObjectDisposedException">The connection was closed, or the manager is disposed.</exception>
    public static ISubscription Subscribe(this IConnectionManager connections, HubConnection hub, string methodName, Action handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<ValueTuple>(
            connections, hub, methodName,
            (connection, receive) => connection.On(methodName, () => receive(default)),
            Completing<ValueTuple>(_ => handler()));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    public static ISubscription Subscribe(this IConnectionManager connections, HubConnection hub, string methodName, Func<Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<ValueTuple>(
            connections, hub, methodName,
            (connection, receive) => connection.On(methodName, () => receive(default)),
            _ => handler());
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    public static ISubscription Subscribe<T1>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<T1>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1>(methodName, argument1 => receive(argument1)),
            Completing(handler));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    public static ISubscription Subscribe<T1>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<T1>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1>(methodName, argument1 => receive(argument1)),
            handler);
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    public static ISubscription Subscribe<T1, T2>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1, T2> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2>(methodName, (argument1, argument2) => receive((argument1, argument2))),
            Completing<(T1, T2)>(arguments => handler(arguments.Item1, arguments.Item2)));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    public static ISubscription Subscribe<T1, T2>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, T2, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2>(methodName, (argument1, argument2) => receive((argument1, argument2))),
            arguments => handler(arguments.Item1, arguments.Item2));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1, T2, T3> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3>(methodName, (argument1, argument2, argument3) => receive((argument1, argument2, argument3))),
            Completing<(T1, T2, T3)>(arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3)));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, T2, T3, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3>(methodName, (argument1, argument2, argument3) => receive((argument1, argument2, argument3))),
            arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1, T2, T3, T4> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4>(methodName, (argument1, argument2, argument3, argument4) => receive((argument1, argument2, argument3, argument4))),
            Completing<(T1, T2, T3, T4)>(arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4)));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, T2, T3, T4, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4>(methodName, (argument1, argument2, argument3, argument4) => receive((argument1, argument2, argument3, argument4))),
            arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1, T2, T3, T4, T5> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5>(methodName, (argument1, argument2, argument3, argument4, argument5) => receive((argument1, argument2, argument3, argument4, argument5))),
            Completing<(T1, T2, T3, T4, T5)>(arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5)));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, T2, T3, T4, T5, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5>(methodName, (argument1, argument2, argument3, argument4, argument5) => receive((argument1, argument2, argument3, argument4, argument5))),
            arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    /// <typeparam name="T6">The type of argument 6.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5, T6>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1, T2, T3, T4, T5, T6> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5, T6)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5, T6>(methodName, (argument1, argument2, argument3, argument4, argument5, argument6) => receive((argument1, argument2, argument3, argument4, argument5, argument6))),
            Completing<(T1, T2, T3, T4, T5, T6)>(arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5, arguments.Item6)));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    /// <typeparam name="T6">The type of argument 6.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5, T6>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, T2, T3, T4, T5, T6, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5, T6)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5, T6>(methodName, (argument1, argument2, argument3, argument4, argument5, argument6) => receive((argument1, argument2, argument3, argument4, argument5, argument6))),
            arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5, arguments.Item6));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    /// <typeparam name="T6">The type of argument 6.</typeparam>
    /// <typeparam name="T7">The type of argument 7.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5, T6, T7>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1, T2, T3, T4, T5, T6, T7> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5, T6, T7)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5, T6, T7>(methodName, (argument1, argument2, argument3, argument4, argument5, argument6, argument7) => receive((argument1, argument2, argument3, argument4, argument5, argument6, argument7))),
            Completing<(T1, T2, T3, T4, T5, T6, T7)>(arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5, arguments.Item6, arguments.Item7)));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    /// <typeparam name="T6">The type of argument 6.</typeparam>
    /// <typeparam name="T7">The type of argument 7.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5, T6, T7>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, T2, T3, T4, T5, T6, T7, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5, T6, T7)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5, T6, T7>(methodName, (argument1, argument2, argument3, argument4, argument5, argument6, argument7) => receive((argument1, argument2, argument3, argument4, argument5, argument6, argument7))),
            arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5, arguments.Item6, arguments.Item7));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    /// <typeparam name="T6">The type of argument 6.</typeparam>
    /// <typeparam name="T7">The type of argument 7.</typeparam>
    /// <typeparam name="T8">The type of argument 8.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5, T6, T7, T8>(this IConnectionManager connections, HubConnection hub, string methodName, Action<T1, T2, T3, T4, T5, T6, T7, T8> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5, T6, T7, T8)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5, T6, T7, T8>(methodName, (argument1, argument2, argument3, argument4, argument5, argument6, argument7, argument8) => receive((argument1, argument2, argument3, argument4, argument5, argument6, argument7, argument8))),
            Completing<(T1, T2, T3, T4, T5, T6, T7, T8)>(arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5, arguments.Item6, arguments.Item7, arguments.Item8)));
    }

    /// <inheritdoc cref="Subscribe(IConnectionManager, HubConnection, string, Action)"/>
    /// <typeparam name="T1">The type of argument 1.</typeparam>
    /// <typeparam name="T2">The type of argument 2.</typeparam>
    /// <typeparam name="T3">The type of argument 3.</typeparam>
    /// <typeparam name="T4">The type of argument 4.</typeparam>
    /// <typeparam name="T5">The type of argument 5.</typeparam>
    /// <typeparam name="T6">The type of argument 6.</typeparam>
    /// <typeparam name="T7">The type of argument 7.</typeparam>
    /// <typeparam name="T8">The type of argument 8.</typeparam>
    public static ISubscription Subscribe<T1, T2, T3, T4, T5, T6, T7, T8>(this IConnectionManager connections, HubConnection hub, string methodName, Func<T1, T2, T3, T4, T5, T6, T7, T8, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Subscribe<(T1, T2, T3, T4, T5, T6, T7, T8)>(
            connections, hub, methodName,
            (connection, receive) => connection.On<T1, T2, T3, T4, T5, T6, T7, T8>(methodName, (argument1, argument2, argument3, argument4, argument5, argument6, argument7, argument8) => receive((argument1, argument2, argument3, argument4, argument5, argument6, argument7, argument8))),
            arguments => handler(arguments.Item1, arguments.Item2, arguments.Item3, arguments.Item4, arguments.Item5, arguments.Item6, arguments.Item7, arguments.Item8));
    }

    private static ISubscription Subscribe<TMessage>(
        IConnectionManager connections, HubConnection hub, string methodName,
        Func<HubConnection, Func<TMessage, Task>, IDisposable> open, Func<TMessage, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(connections);
        ArgumentException.ThrowIfNullOrWhiteSpace(methodName);
        return connections.Subscribe(hub, methodName, open, callback);
    }

    private static Func<TMessage, Task> Completing<TMessage>(Action<TMessage> handler) => message =>
    {
        handler(message);
        return Task.CompletedTask;
    };
}
