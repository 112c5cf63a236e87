namespace Switchboard;

/// <summary>A subscription that lives in this process only: no wire is involved, so ending it is over at once.</summary>
internal sealed class ChannelSubscription(IDisposable place, Task caughtUp) : IAsyncDisposable
{
    /// <summary>Ends when what came before the subscription has been handed over.</summary>
    public Task CaughtUp => caughtUp;

    public ValueTask DisposeAsync()
    {
        place.Dispose();
        return default;
    }
}
