namespace Switchboard;

/// <summary>What a connector tells the manager about one physical connection. Safe from any thread; never throws.</summary>
/// <remarks>An observer belongs to one generation: what it is told after that one ended is ignored.</remarks>
public interface IConnectionObserver
{
    /// <summary>Something came in, whatever it was: the connection lives. Cheap enough for every frame.</summary>
    void Received();

    /// <summary>The connection is gone and the client does not try to get it back.</summary>
    /// <param name="error">Why; <see langword="null"/> for a close without an error. A <see cref="ConnectionFaultException"/> says what kind.</param>
    void Lost(Exception? error);

    /// <summary>The connection is gone and the client tries to get it back by itself: the manager waits.</summary>
    /// <param name="error">Why, where it is known.</param>
    void Reconnecting(Exception? error);

    /// <summary>The client has got its connection back by itself.</summary>
    void Reconnected();
}
