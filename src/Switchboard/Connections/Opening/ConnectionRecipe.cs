namespace Switchboard;

/// <summary>How to make and connect a client of a connection when nobody is there to say so: after a loss.</summary>
internal sealed class ConnectionRecipe(Func<CancellationToken, Task<ClientBinding>> create)
{
    private volatile Func<object, CancellationToken, Task>? _connect;

    public Func<CancellationToken, Task<ClientBinding>> Create => create;

    /// <summary>The connect call that an acquire gave, for any client of the connection; <see langword="null"/> for the connector's.</summary>
    public Func<object, CancellationToken, Task>? Connect => _connect;

    public void ConnectBy(Func<object, CancellationToken, Task> connect) => _connect = connect;
}
