namespace Switchboard.Tests;

/// <summary>A store in memory that notes what it is told and can be down, held up, or lose its answer.</summary>
internal sealed class WatchedUsageStore : IUsageStore
{
    private readonly InMemoryUsageStore _kept = new();
    private readonly Lock _gate = new();
    private readonly List<UsageBatch> _batches = [];
    private readonly List<(Func<IReadOnlyList<UsageBatch>, bool> Condition, TaskCompletionSource Met)> _expected = [];
    private readonly TaskCompletionSource _firstAttempt = Waiting.Gate();
    private volatile int _attempts;

    public volatile bool IsDown;
    public volatile bool LosesAnswers;

    /// <summary>Holds up every batch until it ends.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    public int Attempts => _attempts;

    public Task FirstAttempt => _firstAttempt.Task.Soon();

    public IReadOnlyList<UsageBatch> Batches
    {
        get
        {
            lock (_gate)
                return [.. _batches];
        }
    }

    /// <summary>Ends when what was taken meets the condition.</summary>
    public Task Took(Func<IReadOnlyList<UsageBatch>, bool> condition)
    {
        lock (_gate)
        {
            if (condition(_batches))
                return Task.CompletedTask;
            TaskCompletionSource met = Waiting.Gate();
            _expected.Add((condition, met));
            return met.Task.Soon();
        }
    }

    public async Task RecordAsync(UsageBatch batch, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _attempts);
        _firstAttempt.TrySetResult();
        await Opening;
        if (IsDown)
            throw new InvalidOperationException("the store is down");
        await _kept.RecordAsync(batch, cancellationToken);
        lock (_gate)
        {
            _batches.Add(batch);
            foreach ((Func<IReadOnlyList<UsageBatch>, bool> condition, TaskCompletionSource met) in _expected)
                if (condition(_batches))
                    met.TrySetResult();
        }
        if (LosesAnswers)
            throw new IOException("wss://host?access_token=secret is lost");
    }

    public Task<UsageReport> GetReportAsync(UsageMonth month, CancellationToken cancellationToken = default) => _kept.GetReportAsync(month, cancellationToken);

    public Task<DateTimeOffset?> GetLastActiveAsync(string user, CancellationToken cancellationToken = default) =>
        _kept.GetLastActiveAsync(user, cancellationToken);

    public Task<DateTimeOffset?> GetLastActiveAsync(string user, string? scope, CancellationToken cancellationToken = default) =>
        _kept.GetLastActiveAsync(user, scope, cancellationToken);

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => _kept.PruneAsync(before, cancellationToken);
}
