namespace Switchboard;

/// <summary>What a connector can tell of its client.</summary>
public enum ClientState
{
    /// <summary>The client does not tell. It counts as connected after a connect that succeeded.</summary>
    Unknown,

    /// <summary>Not connected, and can be connected.</summary>
    Disconnected,

    /// <summary>Connecting or reconnecting by itself.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Connected,

    /// <summary>Finished: this client can never be connected again, and the next use of its key makes a new one.</summary>
    Closed,
}
