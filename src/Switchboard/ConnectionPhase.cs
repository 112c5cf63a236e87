namespace Switchboard;

/// <summary>Where a connection is in its life.</summary>
public enum ConnectionPhase
{
    /// <summary>Not connected: never connected, stopped, or no such connection.</summary>
    Disconnected,

    /// <summary>A connect was asked for and waits its turn: for a close, a place under the limit, the endpoint's gate.</summary>
    Initializing,

    /// <summary>Finding out why the last attempt failed, before the next one.</summary>
    Diagnosing,

    /// <summary>The client is connecting.</summary>
    Connecting,

    /// <summary>Getting or presenting the token.</summary>
    Authenticating,

    /// <summary>Connected, and restoring the subscriptions.</summary>
    Synchronizing,

    /// <summary>Connected and usable: every subscription is confirmed.</summary>
    Connected,

    /// <summary>Connected, but some channels could not be subscribed; <see cref="ConnectionStatus.FailedChannels"/> names them.</summary>
    Degraded,

    /// <summary>Lost or not to be had yet; the next attempt is waited for, or the client is getting it back by itself.</summary>
    Reconnecting,

    /// <summary>The stream cannot be had; messages are fetched by polling meanwhile.</summary>
    Polling,

    /// <summary>This machine has no network; goes on when it is back.</summary>
    Offline,

    /// <summary>Closed because nothing happened on it; the next use opens it again.</summary>
    Suspended,

    /// <summary>The last connect failed and will not be tried again soon.</summary>
    Failed,

    /// <summary>Being closed.</summary>
    Closing,

    /// <summary>Closed for good; the next use of the key makes a new client.</summary>
    Closed,
}
