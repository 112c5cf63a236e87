namespace Switchboard;

/// <summary>How good a connection is: the worst of its latency, the time it took to connect, and its silence.</summary>
internal static class QualityRating
{
    public static ConnectionQuality Of(ConnectionStatus status, ConnectionManagerOptions options, DateTimeOffset now)
    {
        if (!status.IsUsable)
            return ConnectionQuality.Disconnected;
        ConnectionQuality quality = Worst(
            status.Latency is { } latency ? OfRoundTrip(latency) : ConnectionQuality.Unknown,
            status.ConnectTime is { } connectTime ? OfConnectTime(connectTime) : ConnectionQuality.Unknown);
        return status.Phase == ConnectionPhase.Polling || IsSilent(status, options, now) ? Worst(quality, ConnectionQuality.Poor) : quality;
    }

    public static ConnectionQuality OfRoundTrip(TimeSpan roundTrip) => roundTrip.TotalMilliseconds switch
    {
        < 100 => ConnectionQuality.Excellent,
        < 300 => ConnectionQuality.Good,
        < 1_000 => ConnectionQuality.Poor,
        _ => ConnectionQuality.Disconnected,
    };

    public static ConnectionQuality OfConnectTime(TimeSpan connectTime) => connectTime.TotalSeconds switch
    {
        < 2 => ConnectionQuality.Excellent,
        < 8 => ConnectionQuality.Good,
        < 15 => ConnectionQuality.Poor,
        _ => ConnectionQuality.Critical,
    };

    // The enumeration goes from what was not measured to the worst.
    private static ConnectionQuality Worst(ConnectionQuality one, ConnectionQuality other) => one > other ? one : other;

    // A client that tells of nothing that comes in is not silent; what came in before this connection was opened does not count.
    private static bool IsSilent(ConnectionStatus status, ConnectionManagerOptions options, DateTimeOffset now)
    {
        if (options.HeartbeatInterval == Timeout.InfiniteTimeSpan || status.LastReceivedAt is not { } heard)
            return false;
        DateTimeOffset since = status.ConnectedAt is { } connected && connected > heard ? connected : heard;
        return now - since > options.HeartbeatInterval + options.HeartbeatTimeout;
    }
}
