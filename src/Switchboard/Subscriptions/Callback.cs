namespace Switchboard;

internal sealed class Callback<TMessage>(SharedSubscription<TMessage> shared, SubscriptionTable table, Func<TMessage, Task> callback) : ISubscription
{
    private int _disposed;

    public string Channel => shared.Channel;

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
