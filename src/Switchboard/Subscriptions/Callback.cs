namespace Switchboard;

internal sealed class Callback<TMessage>(SharedSubscription<TMessage> shared, SubscriptionTable table, Func<TMessage, Task> callback) : ISubscription
{
    private int _disposed;

    public string Channel => shared.Channel;
    public SubscriptionState State => Volatile.Read(ref _disposed) == 0 ? SubscriptionState.Active : SubscriptionState.Ended;
    public long Dropped => 0;
    public Task ReadyAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task InvokeAsync(TMessage message) => Volatile.Read(ref _disposed) == 0 ? callback(message) : Task.CompletedTask;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            table.Remove(shared, this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
