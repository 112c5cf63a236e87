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

    /// <summary>Where the subscription stands.</summary>
    SubscriptionState State { get; }

    /// <summary>How many messages were dropped because the callback was too slow.</summary>
    long Dropped { get; }

    /// <summary>Waits until the other side has confirmed the subscription.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends with the confirmation; it fails with what the subscribe failed with.</returns>
    /// <exception cref="ObjectDisposedException">The subscription was disposed, or its connection is closed.</exception>
    Task ReadyAsync(CancellationToken cancellationToken = default);
}
