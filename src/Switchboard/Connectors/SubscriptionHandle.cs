namespace Switchboard;

/// <summary>What ends a subscription that a client ends at once, as one that may be waited for.</summary>
/// <param name="handle">What the client gave.</param>
public sealed class SubscriptionHandle(IDisposable handle) : IAsyncDisposable
{
    /// <summary>Ends the subscription.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        handle.Dispose();
        return default;
    }
}
