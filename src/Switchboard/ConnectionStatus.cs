namespace Switchboard;

/// <summary>Where a connection stands at one moment.</summary>
/// <param name="Key">The key of the connection; <see langword="null"/> for a client that the manager did not create.</param>
/// <param name="Phase">Where the connection is in its life.</param>
/// <param name="Generation">The number of the physical connection, different for every one a manager opens; 0 when there was none.</param>
/// <param name="References">How many references and leases hold the connection. At 0 it lingers and then closes.</param>
/// <param name="Subscriptions">How many callbacks are subscribed.</param>
/// <param name="Error">What the last connect failed with; <see langword="null"/> after one that succeeded.</param>
public sealed record ConnectionStatus(
    ConnectionKey? Key, ConnectionPhase Phase, long Generation, int References, int Subscriptions, Exception? Error)
{
    /// <summary>Whether messages flow: <see cref="ConnectionPhase.Connected"/>, <see cref="ConnectionPhase.Degraded"/> or <see cref="ConnectionPhase.Polling"/>.</summary>
    public bool IsUsable => Phase is ConnectionPhase.Connected or ConnectionPhase.Degraded or ConnectionPhase.Polling;

    /// <summary>How good the connection is.</summary>
    public ConnectionQuality Quality { get; init; }

    /// <summary>The name of the strategy that opened the connection or is trying to; <see langword="null"/> before the first attempt.</summary>
    public string? Strategy { get; init; }

    /// <summary>The transport in use or being tried; <see langword="null"/> before the first attempt.</summary>
    public string? Transport { get; init; }

    /// <summary>The number of the attempt that runs or is waited for; 0 when there is none.</summary>
    public int Attempt { get; init; }

    /// <summary>How many attempts there will be; <see langword="null"/> for any number.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>When the next attempt is due; <see langword="null"/> when none is waited for.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The last round trip; <see langword="null"/> where nothing was measured.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>How long the last connect took; <see langword="null"/> before the first one.</summary>
    public TimeSpan? ConnectTime { get; init; }

    /// <summary>When something last came in; <see langword="null"/> where the client does not tell or nothing came.</summary>
    public DateTimeOffset? LastReceivedAt { get; init; }

    /// <summary>When the connection was last used: taken, sent on, received on, or <see cref="IConnectionManager.NotifyActivity"/>.</summary>
    public DateTimeOffset? LastActivityAt { get; init; }

    /// <summary>When the connection was opened last; <see langword="null"/> when it is not open.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>How many of <see cref="References"/> are leases.</summary>
    public int Leases { get; init; }

    /// <summary>How often the connection was lost and opened again.</summary>
    public int Reconnects { get; init; }

    /// <summary>Why the connection was lost last or could not be opened; <see langword="null"/> when neither happened.</summary>
    public ConnectionFault? Fault { get; init; }

    /// <summary>What the diagnosis of the last failure found; <see langword="null"/> when there was none.</summary>
    public string? Diagnosis { get; init; }

    /// <summary>The channels that could not be subscribed. Empty unless the phase is <see cref="ConnectionPhase.Degraded"/>.</summary>
    public IReadOnlyList<string> FailedChannels { get; init; } = [];

    /// <summary>The key, the phase, the generation and the fault; not <see cref="Error"/>, whose text may hold a secret.</summary>
    /// <returns>For example <c>chat: Reconnecting, generation 3, Transient (ConnectionReset): The connection was reset.</c></returns>
    public override string ToString() =>
        $"{Key?.ToString() ?? "a client that the manager did not create"}: {Phase}, generation {Generation}{(Fault is null ? "" : $", {Fault}")}";
}
