namespace Switchboard.Chaos;

/// <summary>What the server does with a request instead of serving it.</summary>
internal enum HandshakeFault
{
    /// <summary>Serves it.</summary>
    None,

    /// <summary>Takes the request and never answers.</summary>
    Hang,

    /// <summary>Accepts the WebSocket, or begins the answer, and says nothing.</summary>
    Silence,

    /// <summary>Answers 429 with a <c>Retry-After</c> of a second, once; then serves.</summary>
    RateLimitOnce,

    /// <summary>Answers 503.</summary>
    Unavailable,
}
