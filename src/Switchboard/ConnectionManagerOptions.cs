namespace Switchboard;

/// <summary>The settings of a connection manager. Read when the manager is made; later changes have no effect on it.</summary>
public sealed class ConnectionManagerOptions
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// How long a connection stays open after its last reference was given back, so that going from one page to the next does not
    /// reconnect. 30 seconds by default; from zero, which closes at once, to a day.
    /// </summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long closing one client may take before its cancellation token is cancelled. A close that ignores the token is given up
    /// after the same time again. 5 seconds by default; more than zero, at most a day.
    /// </summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long disposing the manager waits for all connections to close. What is not closed by then goes on closing by itself.
    /// 5 seconds by default; more than zero, at most a day.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether keys that differ in nothing but <see cref="ConnectionKey.User"/> exclude each other: the connection of one user is
    /// closed before that of another opens. <see langword="true"/> by default, which is right where one person uses the process (an
    /// app, a game, a page in the browser). Set it to <see langword="false"/> in a server that connects on behalf of many users.
    /// </summary>
    /// <remarks>A key without a user counts as one more user: a guest's connection ends when the guest signs in.</remarks>
    public bool OneUserPerKey { get; set; } = true;

    internal List<object> Connectors { get; } = [];

    /// <summary>Registers a connector. Of several for the same kind of client the one registered last is used.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="connector">The connector.</param>
    /// <returns>These options.</returns>
    public ConnectionManagerOptions AddConnector<TClient>(IConnector<TClient> connector) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connector);
        Connectors.Add(connector);
        return this;
    }

    internal IEnumerable<string> Problems()
    {
        if (Linger < TimeSpan.Zero || Linger > Longest)
            yield return Problem(nameof(Linger), Linger, "from 00:00:00 to 1.00:00:00");
        if (CloseTimeout <= TimeSpan.Zero || CloseTimeout > Longest)
            yield return Problem(nameof(CloseTimeout), CloseTimeout, "more than 00:00:00 and at most 1.00:00:00");
        if (ShutdownTimeout <= TimeSpan.Zero || ShutdownTimeout > Longest)
            yield return Problem(nameof(ShutdownTimeout), ShutdownTimeout, "more than 00:00:00 and at most 1.00:00:00");
    }

    private static string Problem(string option, TimeSpan value, string range) =>
        $"{nameof(ConnectionManagerOptions)}.{option} is {value}; it must be {range}.";
}
