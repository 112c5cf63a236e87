namespace Switchboard;

/// <summary>How good a connection is, by the worst of its latency, the time it took to connect, and its silence.</summary>
public enum ConnectionQuality
{
    /// <summary>Nothing was measured yet.</summary>
    Unknown,

    /// <summary>Round trip under 100 ms, connected within 2 s.</summary>
    Excellent,

    /// <summary>Round trip under 300 ms, connected within 8 s.</summary>
    Good,

    /// <summary>Round trip under 1 s, connected within 15 s, or silent for longer than a heartbeat.</summary>
    Poor,

    /// <summary>It took longer than 15 s to connect.</summary>
    Critical,

    /// <summary>Not connected, or a round trip of 1 s and more.</summary>
    Disconnected,
}
