namespace Switchboard;

/// <summary>What kind of failure kept a connection from opening, or ended it. It decides what happens next.</summary>
public enum FailureKind
{
    /// <summary>May pass by itself: no answer, a reset, a server that restarts. Tried again with backoff.</summary>
    Transient,

    /// <summary>Too many requests or connections. Tried again when the server said, else with backoff.</summary>
    RateLimited,

    /// <summary>The token is not valid any more. Refreshed and tried again, once, and not counted.</summary>
    TokenExpired,

    /// <summary>The credentials are wrong. Not tried again.</summary>
    Rejected,

    /// <summary>The server will not serve this connection, whoever asks: forbidden, gone, a policy. Not tried again.</summary>
    Refused,

    /// <summary>The two sides do not understand each other. Not tried again by the same strategy.</summary>
    Protocol,

    /// <summary>This machine has no network. Waited for, and tried again when it is back.</summary>
    LocalNetwork,

    /// <summary>Given up by whoever asked.</summary>
    Cancelled,
}
