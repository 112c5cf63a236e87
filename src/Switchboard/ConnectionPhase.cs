namespace Switchboard;

/// <summary>Where a connection is in its life.</summary>
public enum ConnectionPhase
{
    /// <summary>Not connected: never connected, stopped, lost, or no such connection.</summary>
    Disconnected,

    /// <summary>A connect is running or waits its turn.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Connected,

    /// <summary>The last connect failed.</summary>
    Failed,

    /// <summary>Being closed.</summary>
    Closing,

    /// <summary>Closed for good; the next use of the key makes a new client.</summary>
    Closed,
}
