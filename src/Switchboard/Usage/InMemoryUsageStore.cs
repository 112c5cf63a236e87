namespace Switchboard;

/// <summary>Keeps usage in the memory of this process. It is gone when the process ends; managers of one process may share it.</summary>
/// <param name="keep">What is older is deleted, once a day. Up to 3650 days; <see langword="null"/> for 62 days, so that last month is whole.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="keep"/> is out of its range.</exception>
public sealed class InMemoryUsageStore(TimeSpan? keep = null) : IUsageStore
{
    private readonly object _gate = new();
    private readonly TimeSpan _keep = keep is null || (keep > TimeSpan.Zero && keep <= TimeSpan.FromDays(3650))
        ? keep ?? TimeSpan.FromDays(62)
        : throw new ArgumentOutOfRangeException(nameof(keep), keep, "The time an in-memory usage store keeps must be more than none and at most 3650 days.");
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<(UsageMonth Month, string? Scope, string User), DateTimeOffset> _users = [];
    private readonly Dictionary<(bool IsInAll, string? Scope, DateTimeOffset Hour), StoredHour> _hours = [];
    private DateTimeOffset _prunedAt;

    /// <inheritdoc/>
    public Task RecordAsync(UsageBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            Record(batch);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<UsageReport> GetReportAsync(UsageMonth month, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            (UsageMonth Month, string? Scope, string User)[] users = [.. _users.Keys.Where(user => user.Month == month)];
            return Task.FromResult(StoredHour.Report(
                month,
                users.Select(static user => user.User).Distinct(StringComparer.Ordinal).Count(),
                [.. users.GroupBy(static user => user.Scope ?? "").Select(static scope => new KeyValuePair<string, int>(scope.Key, scope.Count()))],
                [.. _hours.Values.Where(hour => UsageMonth.Of(hour.Hour) == month)]));
        }
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetLastActiveAsync(string user, CancellationToken cancellationToken = default) =>
        LastActiveAsync(user, static _ => true, cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetLastActiveAsync(string user, string? scope, CancellationToken cancellationToken = default) =>
        LastActiveAsync(user, other => string.Equals(other, scope, StringComparison.Ordinal), cancellationToken);

    /// <inheritdoc/>
    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            Prune(before);
        return Task.CompletedTask;
    }

    private Task<DateTimeOffset?> LastActiveAsync(string user, Func<string?, bool> isIn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return Task.FromResult(_users
                .Where(active => string.Equals(active.Key.User, user, StringComparison.Ordinal) && isIn(active.Key.Scope))
                .Max(static active => (DateTimeOffset?)active.Value));
    }

    private void Record(UsageBatch batch)
    {
        if (!_instances.TryGetValue(batch.Instance, out Instance? instance))
            _instances.Add(batch.Instance, instance = new Instance());
        if (batch.Number <= instance.Number)
            return;
        instance.Number = batch.Number;
        instance.CountsUntil = batch.CountsUntil;
        foreach (ActiveUser user in batch.Users)
        {
            (UsageMonth, string?, string) key = (UsageMonth.Of(user.At), user.Scope, user.User);
            if (!_users.TryGetValue(key, out DateTimeOffset known) || user.At > known)
                _users[key] = user.At.ToUniversalTime();
        }
        Instance[] others = [.. _instances.Values.Where(other => other != instance && other.CountsUntil > batch.At)];
        foreach (ConnectionHour hour in batch.Hours)
            Add(hour, isInAll: false, others.Sum(other => other.Open.TryGetValue(hour.Scope ?? "", out int open) ? open : 0));
        foreach (ConnectionHour hour in batch.HoursInAll)
            Add(hour, isInAll: true, others.Sum(static other => other.Open.Values.Sum()));
        foreach (OpenConnections open in batch.Open)
            if (open.Count > 0)
                instance.Open[open.Scope ?? ""] = open.Count;
            else
                instance.Open.Remove(open.Scope ?? "");
        if (batch.At - _prunedAt >= TimeSpan.FromDays(1))
        {
            _prunedAt = batch.At;
            Prune(batch.At - _keep);
        }
    }

    private void Add(ConnectionHour hour, bool isInAll, int openElsewhere)
    {
        (bool, string?, DateTimeOffset) key = (isInAll, hour.Scope, hour.Hour);
        var told = new StoredHour(
            isInAll, hour.Scope, hour.Hour, hour.Highest + openElsewhere, hour.HighestAt, hour.Opened, hour.ClientsCreated, hour.HoldsTaken);
        _hours[key] = _hours.TryGetValue(key, out StoredHour? known) ? known.Add(told) : told;
    }

    private void Prune(DateTimeOffset before)
    {
        foreach ((UsageMonth, string?, string) user in _users.Where(user => user.Value < before).Select(static user => user.Key).ToArray())
            _users.Remove(user);
        foreach ((bool, string?, DateTimeOffset Hour) hour in _hours.Keys.Where(hour => hour.Hour < before).ToArray())
            _hours.Remove(hour);
        foreach (string instance in _instances.Where(instance => instance.Value.CountsUntil < before).Select(static instance => instance.Key).ToArray())
            _instances.Remove(instance);
    }

    private sealed class Instance
    {
        public long Number { get; set; }
        public DateTimeOffset CountsUntil { get; set; }
        public Dictionary<string, int> Open { get; } = new(StringComparer.Ordinal);
    }
}
