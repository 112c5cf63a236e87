namespace Switchboard.Usage;

/// <summary>Tells when the store it wraps knows how many connections are open. One scope.</summary>
internal sealed class AcknowledgingStore(IUsageStore store) : IUsageStore
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _known = new();
    private int _expected = -1;
    private int _open = -1;

    public Task HasOpen(int count)
    {
        lock (_gate)
        {
            _expected = count;
            _known = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_open == count)
                _known.SetResult();
            return _known.Task;
        }
    }

    public async Task RecordAsync(UsageBatch batch, CancellationToken cancellationToken = default)
    {
        await store.RecordAsync(batch, cancellationToken);
        lock (_gate)
            foreach (OpenConnections open in batch.Open)
            {
                _open = open.Count;
                if (_open == _expected)
                    _known.TrySetResult();
            }
    }

    public Task<UsageReport> GetReportAsync(UsageMonth month, CancellationToken cancellationToken = default) => store.GetReportAsync(month, cancellationToken);

    public Task<DateTimeOffset?> GetLastActiveAsync(string user, CancellationToken cancellationToken = default) =>
        store.GetLastActiveAsync(user, cancellationToken);

    public Task<DateTimeOffset?> GetLastActiveAsync(string user, string? scope, CancellationToken cancellationToken = default) =>
        store.GetLastActiveAsync(user, scope, cancellationToken);

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => store.PruneAsync(before, cancellationToken);
}
