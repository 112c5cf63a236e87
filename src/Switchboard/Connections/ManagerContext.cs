using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>What the connections of one manager share: its settings as they were when it was made, its clock, its log, and those who keep an eye on all of them.</summary>
internal sealed class ManagerContext : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private long _generation;

    public ManagerContext(ConnectionManagerOptions options, TimeProvider time, ILogger logger, ConnectionManager manager, IMeterFactory? meterFactory)
    {
        Options = options;
        Strategies = [.. options.Strategies];
        Connectors = new ConnectorRegistry(options.Connectors);
        Time = time;
        Logger = logger;
        Deadlines = new Deadlines(time);
        Watch = new StatusFeed(manager, logger);
        Network = options.NetworkMonitor ?? new SystemNetworkMonitor();
        Places = new Places(options, logger);
        Endpoints = new EndpointTable(options, time);
        StrategyMemory = new StrategyMemory(time);
        Tokens = new TokenCache(options.TokenProvider, time, options.TokenAttempts, options.TokenRefreshBefore, logger);
        Incidents = new IncidentNotifier(options.NotificationSinks, time, logger);
        Telemetry = new ConnectionTelemetry(() => manager.GetStatistics().Connections, options.TelemetryIncludesScope, meterFactory);
        Usage = options.UsageStore ?? new InMemoryUsageStore();
        Ledger = new UsageLedger(Usage, options, time, logger);
        Leaks = options.TrackOrigins ? new LeakTracker(logger) : null;
    }

    public ConnectionManagerOptions Options { get; }
    public IReadOnlyList<IConnectStrategy> Strategies { get; }
    public TimeSpan Linger => Options.Linger;
    public TimeSpan CloseTimeout => Options.CloseTimeout;
    public ConnectorRegistry Connectors { get; }
    public TimeProvider Time { get; }
    public ILogger Logger { get; }
    public Deadlines Deadlines { get; }
    public StatusFeed Watch { get; }
    public INetworkMonitor Network { get; }
    public Places Places { get; }
    public EndpointTable Endpoints { get; }
    public StrategyMemory StrategyMemory { get; }
    public TokenCache Tokens { get; }
    public IncidentNotifier Incidents { get; }
    public ConnectionTelemetry Telemetry { get; }
    public IUsageStore Usage { get; }
    public UsageLedger Ledger { get; }

    /// <summary>Only while origins are tracked.</summary>
    public LeakTracker? Leaks { get; }
    public Delivery Delivery { get; } = new();
    public ManagerTally Tally { get; } = new();

    public long NextGeneration() => Interlocked.Increment(ref _generation);

    /// <summary>A random number from 0 to below 1.</summary>
    public double NextChance() => Chance.Next();

    public void AttemptEnded(ManagedConnection connection, Endpoint endpoint, CircuitPermit permit, ConnectionFault? fault)
    {
        if (fault is null)
        {
            permit.Succeeded();
            TellCircuit(connection, endpoint);
            if (endpoint.Outage.Succeeded() is { } back)
                Incidents.Tell(back);
            return;
        }
        if (fault.Kind == FailureKind.Cancelled)
            return;
        permit.Failed(fault.Kind);
        TellCircuit(connection, endpoint);
        endpoint.Outage.Failed(fault);
        Tally.AttemptFailed();
        ManagerLog.ConnectFailed(Logger, connection.Name, connection.Generation, fault.Code);
    }

    public void Opened(ManagedConnection connection, PhysicalConnection physical, bool recovered)
    {
        Tally.Connected(physical.ConnectTime, recovered);
        if (connection.Key is { } key && physical.Count(isOpen: true))
        {
            Tally.Opened();
            Ledger.Opened(key);
        }
        if (recovered)
        {
            Telemetry.Reconnected(connection.Tags);
            connection.RecentReconnects.Add(Time.GetUtcNow());
        }
        if (recovered && connection.LostAt != 0)
            ManagerLog.Recovered(Logger, connection.Name, physical.Generation, Time.GetElapsedTime(connection.LostAt));
        else
            ManagerLog.Connected(Logger, connection.Name, physical.Generation);
        if (connection.HasOfflineSends)
            connection.Offline.Flush();
    }

    public void Lost(ManagedConnection connection, PhysicalConnection physical, ConnectionFault fault)
    {
        Closed(connection, physical);
        Telemetry.Lost(connection.Tags, fault.Kind);
        ManagerLog.Lost(Logger, connection.Name, physical.Generation, fault.Code, fault.Message);
    }

    /// <summary>A connection that was open is not any more.</summary>
    public void Closed(ManagedConnection connection, PhysicalConnection physical)
    {
        if (connection.Key is not { } key || !physical.Count(isOpen: false))
            return;
        Tally.Closed();
        Ledger.Closed(key);
    }

    public void GaveUp(ManagedConnection connection, ConnectFlight flight)
    {
        if (connection.Key is null || flight.Fault is not { } fault)
            return;
        ManagerLog.GaveUp(Logger, connection.Name, flight.Attempt, fault.Code, fault.Message);
        // Of who is refused, or wants no more, one does not learn how its server is.
        if (CircuitBreaker.Counts(fault.Kind) && connection.Endpoint?.Outage.Announce() is { } down)
            Incidents.Tell(down);
    }

    /// <summary>Finds out in the background why the first attempt failed.</summary>
    public void Diagnose(ConnectFlight flight)
    {
        if (flight.Connection.Key?.Endpoint is { } endpoint && flight.Fault?.Kind is FailureKind.Transient or FailureKind.Protocol)
            Detached.Run(() => Diagnosis.RunAsync(flight, endpoint, this, _ending.Token));
    }

    /// <summary>A connection is closed for good: nothing is kept for it.</summary>
    public void Forget(ManagedConnection connection)
    {
        Places.Leave(connection);
        if (connection.Key is { } key)
            Tokens.Forget(key);
        if (connection.Endpoint is { } endpoint)
            Endpoints.Return(endpoint);
        connection.Endpoint = null;
    }

    public InspectedConnection Examine(ManagedConnection connection) => new(connection.Status)
    {
        Leases = connection.Entry.Tickets(connection),
        Subscriptions = connection.Subscriptions.Inspect(),
        LingersUntil = connection.Lingers ? Time.GetUtcNow() + connection.LingerDeadline.Left : null,
        ReconnectedAt = connection.RecentReconnects.Times,
    };

    private void TellCircuit(ManagedConnection connection, Endpoint endpoint)
    {
        CircuitState state = endpoint.Breaker.State;
        if (!endpoint.TryNote(state))
            return;
        Telemetry.CircuitChanged(connection.Tags, state);
        if (state == CircuitState.Open)
            ManagerLog.CircuitOpened(Logger, endpoint.Name, Options.BreakerFailures, Options.BreakerDuration);
        else if (state == CircuitState.Closed)
            ManagerLog.CircuitClosed(Logger, endpoint.Name);
    }

    /// <summary>All connections are closed, or were left behind.</summary>
    public async Task EndAsync()
    {
        Dispose();
        await Incidents.DisposeAsync().ConfigureAwait(false);
        await Ledger.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        Cancellation.Request(_ending);
        Deadlines.Dispose();
        Watch.Complete();
        Telemetry.Dispose();
    }
}
