namespace Switchboard;

/// <summary>One callback on a channel of a connection. Disposing it takes this callback out and no other.</summary>
/// <remarks>
/// Callbacks on the same channel share one subscription of the client; disposing the last of them ends that one too. Disposing
/// is idempotent, safe from any thread and from within the callback, and no message reaches the callback that arrives afterwards.
/// </remarks>
public interface ISubscription : IAsyncDisposable, IDisposable
{
    /// <summary>The channel: a hub method, a topic, an event name.</summary>
    string Channel { get; }
}
