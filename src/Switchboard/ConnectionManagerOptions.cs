namespace Switchboard;

/// <summary>The settings of a connection manager. They are read when the manager is made; changing them later has no effect on it.</summary>
public sealed partial class ConnectionManagerOptions
{
    /// <summary>
    /// How long a connection that nobody holds any more stays open, so that navigating from one page to the next does not reconnect.
    /// 0 to 1 day, by default 30 seconds.
    /// </summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take to close, and a cancelled connect to end, before it is left behind. Up to 1 day, by default 5 seconds.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long disposing the manager waits for all clients to close. Up to 1 day, by default 5 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether keys that differ in their user only exclude each other, as accounts on one device do: connecting the second closes the
    /// first, completely, before the second opens. By default true; false on a server that connects on behalf of many users.
    /// </summary>
    public bool OneUserPerKey { get; set; } = true;

    /// <summary>How many connections may be open at once. 1 to 1,000,000, by default 10: a client application that needs more is usually opening one per component.</summary>
    public int MaxConnections { get; set; } = 10;

    /// <summary>How many connections of one <see cref="ConnectionKey.Scope"/> may be open at once. 1 to 1,000,000; by default <see langword="null"/>: no limit of its own.</summary>
    public int? MaxConnectionsPerScope { get; set; }

    /// <summary>What happens to a connect over the limit. By default it waits in line.</summary>
    public ConnectionLimitBehavior WhenLimitReached { get; set; }

    /// <summary>How long one try of <see cref="ConnectStrategy.Direct"/> may take. Up to 10 minutes, by default 15 seconds: the handshake timeout of most clients.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How a connection that was lost, or could not be opened, is tried again. By default <see cref="ReconnectPolicy.Chat"/>.</summary>
    public IReconnectPolicy Reconnect { get; set; } = ReconnectPolicy.Chat;

    /// <summary>The ways to open a connection, in order. By default <see cref="ConnectStrategy.Direct"/> and <see cref="ConnectStrategy.ExtendedTimeout"/>.</summary>
    public IList<IConnectStrategy> Strategies { get; } = [ConnectStrategy.Direct, ConnectStrategy.ExtendedTimeout];

    /// <summary>Whether the first failure of an outage is diagnosed, so that the status tells a blocked WebSocket from a server that is down. By default true; only where the key is an address.</summary>
    public bool DiagnoseFailures { get; set; } = true;

    /// <summary>How many connects to one endpoint fail in a row before its circuit breaker opens. 1 to 1,000, by default 5.</summary>
    public int BreakerFailures { get; set; } = 5;

    /// <summary>How long an open circuit breaker lets nothing through; then one key probes. 1 second to 1 day, by default 30 seconds.</summary>
    public TimeSpan BreakerDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many connections to one endpoint may be reconnecting at the same time. 1 to 10,000, by default 4, so that a restarted server is not overrun.</summary>
    public int ReconnectConcurrency { get; set; } = 4;

    /// <summary>
    /// How often a held connection whose attempts are used up is tried once more, one key of an endpoint at a time. 1 second to 1 day, by default
    /// 1 minute; <see cref="Timeout.InfiniteTimeSpan"/> for never.
    /// </summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the state of an open connection is checked. 1 second to 1 day, by default 30 seconds; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public TimeSpan HealthCheckInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long a silence a connection is pinged, where its connector can. 1 second to 1 day, by default 15 seconds; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the answer to a ping may take before the connection counts as lost. Up to 1 day, by default 10 seconds.</summary>
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long nothing may happen on a connection before it is suspended, unless a lease keeps it alive. 1 second to 1 day, by default 5 minutes;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for never.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long what is known of a closed connection is kept for its status. 0 to 1 day, by default 60 seconds.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a connector polls where the stream cannot be had. 100 milliseconds to 1 day, by default 3 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>After how many failed attempts polling begins, where a connector can. 1 to 1,000, by default 2.</summary>
    public int PollAfterAttempts { get; set; } = 2;

    /// <summary>How many sends may wait for a connection that is not open. 0 to 1,000,000, by default 0: a send on a lost connection fails.</summary>
    public int OfflineQueueCapacity { get; set; }

    /// <summary>How long a send may wait in the offline queue before it fails. Up to 1 day, by default 1 minute.</summary>
    public TimeSpan OfflineQueueExpiry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gives the tokens that open connections. By default <see langword="null"/>: the clients have their own.</summary>
    public ITokenProvider? TokenProvider { get; set; }

    /// <summary>How often a token provider that throws is asked. 1 to 10, by default 3.</summary>
    public int TokenAttempts { get; set; } = 3;

    /// <summary>How long before its end a token is fetched anew. 0 to 1 day, by default 1 minute.</summary>
    public TimeSpan TokenRefreshBefore { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Tells whether this machine has a network. By default <see langword="null"/>: the system's <see cref="System.Net.NetworkInformation.NetworkChange"/>.</summary>
    public INetworkMonitor? NetworkMonitor { get; set; }

    /// <summary>
    /// Whether a lease or subscription remembers where it was taken, so that one that is never disposed names its maker. It costs a stack trace each; by
    /// default true only while a debugger is attached.
    /// </summary>
    public bool TrackOrigins { get; set; } = System.Diagnostics.Debugger.IsAttached;

    /// <summary>
    /// Whether metrics and traces have the <see cref="ConnectionKey.Scope"/> as a tag. By default false: each scope is a time series of its own, and may
    /// name a customer.
    /// </summary>
    public bool TelemetryIncludesScope { get; set; }

    /// <summary>More connections than this are an issue for <see cref="IConnectionManager.Inspect"/>. 1 to 1,000,000, by default 3.</summary>
    public int ExpectedConnections { get; set; } = 3;

    /// <summary>A lease held longer than this is an issue for <see cref="IConnectionManager.Inspect"/>. Up to 365 days, by default 1 hour.</summary>
    public TimeSpan ExpectedLeaseTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Keeps who was active in which month, how many connections were open at once, and when a user was active last. By default <see langword="null"/>: in the
    /// memory of this process only. A store that is down never holds up a connection.
    /// </summary>
    public IUsageStore? UsageStore { get; set; }

    /// <summary>How often the activity of one user is written to the usage store at most. 1 second to 1 day, by default 1 minute.</summary>
    public TimeSpan LastActiveInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often an instance with open connections tells the usage store that it is there. One that missed three, for example because it crashed, is not counted any
    /// more. 1 second to 10 minutes, by default 20 seconds.
    /// </summary>
    public TimeSpan UsageHeartbeatInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How many usage records are kept for a store that is down: one for each user of a month and for each hour of a scope. What is over it is lost, and the log says
    /// how much. 100 to 10,000,000, by default 100,000.
    /// </summary>
    public int UsageBufferCapacity { get; set; } = 100_000;

    internal List<object> Connectors { get; } = [];

    internal List<INotificationSink> NotificationSinks { get; } = [];

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

    /// <summary>Registers who is told when an endpoint is down and when it is back.</summary>
    /// <param name="sink">The sink.</param>
    /// <returns>These options.</returns>
    public ConnectionManagerOptions AddNotificationSink(INotificationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        NotificationSinks.Add(sink);
        return this;
    }

    // What is set afterwards changes nothing for a manager that has been made.
    internal ConnectionManagerOptions Snapshot() => (ConnectionManagerOptions)MemberwiseClone();
}
