namespace Switchboard;

/// <summary>What is tried on the way to an endpoint, in this order.</summary>
public enum DiagnosticStage
{
    /// <summary>Whether this machine has a network.</summary>
    Network,

    /// <summary>Whether the name of the server is known.</summary>
    Dns,

    /// <summary>Whether something listens on the port.</summary>
    Tcp,

    /// <summary>Whether an encrypted connection comes about, with a certificate that this machine trusts.</summary>
    Tls,

    /// <summary>Whether the server answers a plain request.</summary>
    Http,

    /// <summary>Whether it answers the request that opens a WebSocket.</summary>
    WebSocket,
}
