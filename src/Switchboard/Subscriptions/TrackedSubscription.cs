namespace Switchboard;

/// <summary>A subscription that is reported when it is collected without being disposed. Its callback goes on: it ends with the connection.</summary>
internal sealed class TrackedSubscription(LeakTracker leaks, ISubscription subscription) : ISubscription
{
    public string Channel => subscription.Channel;
    public SubscriptionState State => subscription.State;
    public long Dropped => subscription.Dropped;

    public static ISubscription Track(LeakTracker leaks, ManagedConnection connection, ISubscription subscription, string? origin)
    {
        var tracked = new TrackedSubscription(leaks, subscription);
        leaks.Track(tracked, $"A subscription to channel {subscription.Channel} of connection {connection.Name}", origin, static _ => { });
        return tracked;
    }

    public Task ReadyAsync(CancellationToken cancellationToken = default) => subscription.ReadyAsync(cancellationToken);

    public void Dispose()
    {
        leaks.Untrack(this);
        subscription.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        leaks.Untrack(this);
        return subscription.DisposeAsync();
    }
}
