using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Switchboard;

/// <summary>The instruments of one manager, on a meter named <c>Switchboard</c>. Those that nobody listens to cost a check each.</summary>
internal sealed class SwitchboardMeter : IDisposable
{
    public const string Name = "Switchboard";

    // From a round trip in one data centre to the longest connect timeout.
    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    };

    private readonly Meter _meter;
    private readonly bool _isOwned;
    private volatile Func<IReadOnlyList<ConnectionStatus>>? _connections;
    private readonly bool _includesScope;

    /// <param name="connections">The connections that exist now. Called when a listener collects.</param>
    /// <param name="includesScope">Whether the scope is a tag.</param>
    /// <param name="factory">Owns the meter where there is one; <see langword="null"/> for a meter of this object's own.</param>
    public SwitchboardMeter(Func<IReadOnlyList<ConnectionStatus>> connections, bool includesScope, IMeterFactory? factory)
    {
        _connections = connections;
        _includesScope = includesScope;
        _isOwned = factory is null;
        _meter = factory is null ? new Meter(Name) : factory.Create(new MeterOptions(Name));
        _meter.CreateObservableUpDownCounter(
            "switchboard.client.connections", ByPhase, "{connection}", "Connections that exist now, by phase.");
        _meter.CreateObservableUpDownCounter(
            "switchboard.client.leases", () => Sums(static status => status.Leases), "{lease}", "Leases that are held now.");
        _meter.CreateObservableUpDownCounter(
            "switchboard.client.subscriptions", () => Sums(static status => status.Subscriptions), "{subscription}", "Callbacks that are subscribed now.");
        ConnectAttempts = _meter.CreateCounter<long>("switchboard.client.connect.attempts", "{attempt}", "Attempts to open a connection that ended.");
        ConnectDuration = _meter.CreateHistogram("switchboard.client.connect.duration", "s", "How long an attempt to open a connection took.", null, s_seconds);
        Losses = _meter.CreateCounter<long>("switchboard.client.losses", "{loss}", "Open connections that were lost.");
        Reconnects = _meter.CreateCounter<long>("switchboard.client.reconnects", "{reconnect}", "Lost connections that were opened again.");
        MessagesReceived = _meter.CreateCounter<long>("switchboard.client.messages.received", "{message}", "Messages that came in on a channel.");
        MessagesDropped = _meter.CreateCounter<long>("switchboard.client.messages.dropped", "{message}", "Messages that a callback was too slow for.");
        PingDuration = _meter.CreateHistogram("switchboard.client.ping.duration", "s", "Round trip of a ping.", null, s_seconds);
        TokenRefreshes = _meter.CreateCounter<long>("switchboard.client.token.refreshes", "{refresh}", "Tokens that were fetched, or could not be.");
        CircuitState = _meter.CreateGauge<int>("switchboard.client.circuit.state", null, "Circuit breaker of an endpoint: 0 closed, 1 open, 2 half open.");
    }

    public Counter<long> ConnectAttempts { get; }
    public Histogram<double> ConnectDuration { get; }
    public Counter<long> Losses { get; }
    public Counter<long> Reconnects { get; }
    public Counter<long> MessagesReceived { get; }
    public Counter<long> MessagesDropped { get; }
    public Histogram<double> PingDuration { get; }
    public Counter<long> TokenRefreshes { get; }
    public Gauge<int> CircuitState { get; }

    /// <summary>Ends the measurements. A meter of a factory lives on, and must not keep the manager alive.</summary>
    public void Dispose()
    {
        _connections = null;
        if (_isOwned)
            _meter.Dispose();
    }

    private IEnumerable<Measurement<long>> ByPhase() =>
        Tagged().GroupBy(static pair => (pair.Tags.Target, pair.Status.Phase))
            .Select(static pairs => new Measurement<long>(pairs.Count(), pairs.First().Tags.With("switchboard.phase", TextOf(pairs.Key.Phase))));

    private IEnumerable<Measurement<long>> Sums(Func<ConnectionStatus, int> amount) =>
        Tagged().GroupBy(static pair => pair.Tags.Target)
            .Select(pairs => new Measurement<long>(pairs.Sum(pair => amount(pair.Status)), pairs.First().Tags.Span));

    private IEnumerable<(ConnectionTags Tags, ConnectionStatus Status)> Tagged() =>
        (_connections?.Invoke() ?? []).Select(status => (new ConnectionTags(status.Key, _includesScope), status));

    private static string TextOf(ConnectionPhase phase) => phase switch
    {
        ConnectionPhase.Disconnected => "disconnected",
        ConnectionPhase.Initializing => "initializing",
        ConnectionPhase.Diagnosing => "diagnosing",
        ConnectionPhase.Connecting => "connecting",
        ConnectionPhase.Authenticating => "authenticating",
        ConnectionPhase.Synchronizing => "synchronizing",
        ConnectionPhase.Connected => "connected",
        ConnectionPhase.Degraded => "degraded",
        ConnectionPhase.Reconnecting => "reconnecting",
        ConnectionPhase.Polling => "polling",
        ConnectionPhase.Offline => "offline",
        ConnectionPhase.Suspended => "suspended",
        ConnectionPhase.Failed => "failed",
        ConnectionPhase.Closing => "closing",
        _ => "closed",
    };
}
