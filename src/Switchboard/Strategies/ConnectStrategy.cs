namespace Switchboard;

/// <summary>The built-in ways to open a connection, for <see cref="ConnectionManagerOptions.Strategies"/>.</summary>
/// <remarks>They are immutable and safe for any number of threads and managers.</remarks>
public static class ConnectStrategy
{
    /// <summary>The address that the key is, the client's own transport, once, for <see cref="ConnectionManagerOptions.ConnectTimeout"/>.</summary>
    public static IConnectStrategy Direct { get; } = new DirectStrategy();

    /// <summary>
    /// The same with more time, once in an attempt: only where the last try took too long, or where this is what worked last. 2 ×
    /// <see cref="ConnectionManagerOptions.ConnectTimeout"/> in the first attempt, 4 × in the second and so on, up to 90 seconds, and never past
    /// 120 seconds after the connection was asked for or lost. These numbers are this library's own.
    /// </summary>
    public static IConnectStrategy ExtendedTimeout { get; } = new ExtendedTimeoutStrategy();

    /// <summary>Server-sent events, where the connector has that transport: for networks that let no WebSocket through.</summary>
    public static IConnectStrategy ServerSentEvents { get; } = new TransportStrategy("ServerSentEvents");

    /// <summary>Long polling, where the connector has that transport: for networks that let no stream through.</summary>
    public static IConnectStrategy LongPolling { get; } = new TransportStrategy("LongPolling");

    /// <summary>Other servers of the same service, in turn, for every key. Skipped where the connect is the caller's own call, which knows one address only.</summary>
    /// <param name="endpoints">Their absolute addresses. One without a path and a query gets those of the key.</param>
    /// <returns>The strategy.</returns>
    /// <exception cref="ArgumentException">There is no address, or one is <see langword="null"/> or relative.</exception>
    public static IConnectStrategy AlternateEndpoints(params Uri[] endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (endpoints.Length == 0)
            throw new ArgumentException("There are no alternate endpoints; give at least one address.", nameof(endpoints));
        foreach (Uri? endpoint in endpoints)
            if (endpoint is not { IsAbsoluteUri: true })
                throw new ArgumentException(
                    $"An alternate endpoint is {(endpoint is null ? "null" : "relative")}; give its absolute address, for example wss://host:8443.", nameof(endpoints));
        return new AlternateEndpointsStrategy([.. endpoints]);
    }

    /// <summary>Other ports of the server that the key is the address of, in turn. Skipped where the connect is the caller's own call, which knows one address only.</summary>
    /// <param name="ports">The ports, 1 to 65535.</param>
    /// <returns>The strategy.</returns>
    /// <exception cref="ArgumentException">There is no port.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A port is out of range.</exception>
    public static IConnectStrategy AlternatePorts(params int[] ports)
    {
        ArgumentNullException.ThrowIfNull(ports);
        if (ports.Length == 0)
            throw new ArgumentException("There are no alternate ports; give at least one.", nameof(ports));
        foreach (int port in ports)
            if (port is < 1 or > 65535)
                throw new ArgumentOutOfRangeException(nameof(ports), $"An alternate port is {port}; it must be from 1 to 65535.");
        return new AlternatePortsStrategy([.. ports]);
    }
}
