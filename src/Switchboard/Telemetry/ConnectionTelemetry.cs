using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Switchboard;

/// <summary>What the core tells of its connections to whoever measures. Allocates nothing where nobody listens; safe for any number of threads.</summary>
internal sealed class ConnectionTelemetry : IDisposable
{
    private readonly SwitchboardMeter _meter;
    private readonly SwitchboardActivitySource _activities = new();
    private readonly bool _includesScope;

    /// <param name="connections">The connections that exist now. Called when a listener collects, from its thread.</param>
    /// <param name="includesScope"><see cref="ConnectionManagerOptions.TelemetryIncludesScope"/>.</param>
    /// <param name="factory">The container's meter factory; <see langword="null"/> where there is none.</param>
    public ConnectionTelemetry(Func<IReadOnlyList<ConnectionStatus>> connections, bool includesScope = false, IMeterFactory? factory = null)
    {
        _includesScope = includesScope;
        _meter = new SwitchboardMeter(connections, includesScope, factory);
    }

    /// <summary>The tags of a connection, to be kept with it.</summary>
    public ConnectionTags TagsOf(ConnectionKey? key) => new(key, _includesScope);

    /// <summary>Begins the span of an attempt. Ended by <see cref="ConnectEnded"/>, in the same asynchronous method.</summary>
    public Activity? ConnectStarted(ConnectionTags tags, int attempt, bool isReconnect) => _activities.StartConnect(tags, attempt, isReconnect);

    /// <summary>A strategy tries a route within the attempt.</summary>
    public void RouteStarted(Activity? span, string? strategy, string? transport)
    {
        if (span is { IsAllDataRequested: true })
            span.AddEvent(new ActivityEvent("strategy", tags: new ActivityTagsCollection
            {
                ["switchboard.strategy"] = strategy,
                ["switchboard.transport"] = transport,
            }));
    }

    /// <summary>A route is open, or failed.</summary>
    public void RouteEnded(ConnectionTags tags, string? strategy, TimeSpan duration, ConnectionFault? fault)
    {
        if (!_meter.ConnectAttempts.Enabled && !_meter.ConnectDuration.Enabled)
            return;
        TagList measured = tags.With("switchboard.outcome", OutcomeOf(fault));
        if (strategy is not null)
            measured.Add("switchboard.strategy", strategy);
        if (fault is not null)
            measured.Add("error.type", TextOf(fault.Kind));
        _meter.ConnectAttempts.Add(1, measured);
        _meter.ConnectDuration.Record(duration.TotalSeconds, measured);
    }

    /// <summary>Ends the span of an attempt.</summary>
    public void ConnectEnded(Activity? span, ConnectionFault? fault)
    {
        if (span is null)
            return;
        if (fault is not null)
            span.SetTag("error.type", TextOf(fault.Kind)).SetStatus(ActivityStatusCode.Error, fault.Message);
        span.Dispose();
    }

    /// <summary>A token was fetched, or could not be.</summary>
    /// <param name="tags">The connection.</param>
    /// <param name="span">The attempt it was fetched for; <see langword="null"/> where there is none.</param>
    /// <param name="fault">Why it could not be; <see langword="null"/> when it was.</param>
    public void TokenFetched(ConnectionTags tags, Activity? span, ConnectionFault? fault)
    {
        if (span is { IsAllDataRequested: true })
            span.AddEvent(new ActivityEvent("token", tags: new ActivityTagsCollection { ["switchboard.outcome"] = OutcomeOf(fault) }));
        if (!_meter.TokenRefreshes.Enabled)
            return;
        TagList measured = tags.With("switchboard.outcome", OutcomeOf(fault));
        if (fault is not null)
            measured.Add("error.type", TextOf(fault.Kind));
        _meter.TokenRefreshes.Add(1, measured);
    }

    /// <summary>Begins the span in which subscriptions are restored. Ended by <see cref="RestoreEnded"/>, in the same asynchronous method.</summary>
    public Activity? RestoreStarted(ConnectionTags tags, int channels) => _activities.StartRestore(tags, channels);

    /// <summary>Ends the span in which subscriptions were restored.</summary>
    public void RestoreEnded(Activity? span, int failed)
    {
        if (span is null)
            return;
        if (failed > 0)
            span.SetTag("switchboard.channels.failed", failed).SetStatus(ActivityStatusCode.Error, "Some channels could not be subscribed.");
        span.Dispose();
    }

    /// <summary>An open connection was lost.</summary>
    public void Lost(ConnectionTags tags, FailureKind kind)
    {
        if (_meter.Losses.Enabled)
            _meter.Losses.Add(1, tags.With("error.type", TextOf(kind)));
    }

    /// <summary>A connection that was lost is open again.</summary>
    public void Reconnected(ConnectionTags tags) => Add(_meter.Reconnects, 1, tags);

    /// <summary>A ping was answered.</summary>
    public void Ping(ConnectionTags tags, TimeSpan roundTrip)
    {
        if (_meter.PingDuration.Enabled)
            _meter.PingDuration.Record(roundTrip.TotalSeconds, tags.Span);
    }

    /// <summary>A message came in.</summary>
    public void MessageReceived(ConnectionTags tags) => Add(_meter.MessagesReceived, 1, tags);

    /// <summary>Messages were dropped, because a callback was too slow for them.</summary>
    public void MessagesDropped(ConnectionTags tags, long count) => Add(_meter.MessagesDropped, count, tags);

    /// <summary>The circuit breaker of the connection's endpoint has changed its state.</summary>
    public void CircuitChanged(ConnectionTags tags, CircuitState state)
    {
        if (_meter.CircuitState.Enabled)
            _meter.CircuitState.Record((int)state, tags.Span);
    }

    /// <summary>Ends measurements and spans. What is told afterwards is ignored.</summary>
    public void Dispose()
    {
        _meter.Dispose();
        _activities.Dispose();
    }

    private static void Add(Counter<long> counter, long count, ConnectionTags tags)
    {
        if (counter.Enabled)
            counter.Add(count, tags.Span);
    }

    private static string OutcomeOf(ConnectionFault? fault) => fault switch
    {
        null => "success",
        { Kind: FailureKind.Cancelled } => "cancelled",
        _ => "failure",
    };

    private static string TextOf(FailureKind kind) => kind switch
    {
        FailureKind.Transient => "transient",
        FailureKind.RateLimited => "rate_limited",
        FailureKind.TokenExpired => "token_expired",
        FailureKind.Rejected => "rejected",
        FailureKind.Refused => "refused",
        FailureKind.Protocol => "protocol",
        FailureKind.LocalNetwork => "local_network",
        _ => "cancelled",
    };
}
