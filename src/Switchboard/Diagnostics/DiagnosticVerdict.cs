namespace Switchboard;

/// <summary>What a diagnosis comes to.</summary>
public enum DiagnosticVerdict
{
    /// <summary>The endpoint answers as it should.</summary>
    Reachable,

    /// <summary>This machine has no network.</summary>
    NoNetwork,

    /// <summary>The name of the server is not known here.</summary>
    NameNotFound,

    /// <summary>Nothing accepts a connection there.</summary>
    ServerDown,

    /// <summary>A connection is accepted, but nothing is answered on it.</summary>
    NotResponding,

    /// <summary>The certificate of the server is not one that this machine trusts.</summary>
    CertificateProblem,

    /// <summary>What answers does not speak the protocol of the address.</summary>
    ProtocolMismatch,

    /// <summary>The server asks for other credentials: 401 or 403.</summary>
    Unauthorized,

    /// <summary>The server has nothing at this path: 404 or 410.</summary>
    NotFound,

    /// <summary>The server names another address, which a WebSocket does not follow: 3xx.</summary>
    Moved,

    /// <summary>The server has too much to do, or an error of its own: 429 or 5xx.</summary>
    ServerFailing,

    /// <summary>The server answers HTTP, but not the WebSocket: it is blocked on the way, or not offered at this path.</summary>
    WebSocketBlocked,
}
