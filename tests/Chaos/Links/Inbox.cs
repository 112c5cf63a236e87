namespace Switchboard.Chaos;

/// <summary>What reached a callback, by the sequence of the message.</summary>
internal sealed class Inbox
{
    private readonly object _gate = new();
    private readonly Dictionary<long, int> _times = [];
    private readonly List<(long After, TaskCompletionSource<long> Reached)> _waiting = [];
    private long _last;

    public int Distinct
    {
        get
        {
            lock (_gate)
                return _times.Count;
        }
    }

    /// <summary>The messages that came more than once.</summary>
    public IReadOnlyList<long> Doubled
    {
        get
        {
            lock (_gate)
                return [.. _times.Where(static entry => entry.Value > 1).Select(static entry => entry.Key).Order()];
        }
    }

    public void Receive(long sequence)
    {
        List<TaskCompletionSource<long>> reached = [];
        lock (_gate)
        {
            _times[sequence] = _times.GetValueOrDefault(sequence) + 1;
            _last = Math.Max(_last, sequence);
            _waiting.RemoveAll(waiting =>
            {
                if (waiting.After >= sequence)
                    return false;
                reached.Add(waiting.Reached);
                return true;
            });
        }
        reached.ForEach(source => source.TrySetResult(sequence));
    }

    /// <summary>The messages from the first to the last of these that did not come.</summary>
    public IReadOnlyList<long> Missing(long first, long last) => Lacking(Sequences(first, last));

    /// <summary>Those of these messages that did not come.</summary>
    public IReadOnlyList<long> Lacking(IEnumerable<long> sequences)
    {
        lock (_gate)
            return [.. sequences.Where(sequence => !_times.ContainsKey(sequence))];
    }

    /// <summary>A task that ends when a message after this one has come.</summary>
    public Task<long> PastAsync(long sequence)
    {
        lock (_gate)
        {
            if (_last > sequence)
                return Task.FromResult(_last);
            var source = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((sequence, source));
            return source.Task;
        }
    }

    private static IEnumerable<long> Sequences(long first, long last)
    {
        for (long sequence = first; sequence <= last; sequence++)
            yield return sequence;
    }
}
