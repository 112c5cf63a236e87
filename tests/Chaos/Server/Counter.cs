namespace Switchboard.Chaos;

/// <summary>A number that only grows, and that one can wait for.</summary>
internal sealed class Counter
{
    private readonly object _gate = new();
    private readonly List<(long Target, TaskCompletionSource Reached)> _waiting = [];
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Increment()
    {
        List<TaskCompletionSource> reached = [];
        lock (_gate)
        {
            long value = ++_value;
            _waiting.RemoveAll(waiting =>
            {
                if (waiting.Target > value)
                    return false;
                reached.Add(waiting.Reached);
                return true;
            });
        }
        reached.ForEach(static source => source.TrySetResult());
    }

    /// <summary>A task that ends when the number has come to the target.</summary>
    public Task ReachedAsync(long target)
    {
        lock (_gate)
        {
            if (_value >= target)
                return Task.CompletedTask;
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((target, source));
            return source.Task;
        }
    }
}
