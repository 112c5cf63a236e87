using System.Diagnostics;

namespace Switchboard.Chaos;

/// <summary>Who was told to come back later, and how much later he came.</summary>
internal sealed class RateLimits
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, long?> _toldAt = [];
    private readonly List<(string Path, TimeSpan Wait)> _comebacks = [];

    /// <summary>The paths that were limited and asked for again, and after what time.</summary>
    public IReadOnlyList<(string Path, TimeSpan Wait)> Comebacks
    {
        get
        {
            lock (_gate)
                return [.. _comebacks];
        }
    }

    /// <summary>Every path will be limited once more.</summary>
    public void Reset()
    {
        lock (_gate)
            _toldAt.Clear();
    }

    /// <summary>Whether a request is to be told to come back later: the first of each path is.</summary>
    public bool IsLimited(string path)
    {
        long now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            if (_toldAt.TryAdd(path, now))
                return true;
            if (_toldAt[path] is { } told)
                _comebacks.Add((path, Stopwatch.GetElapsedTime(told, now)));
            _toldAt[path] = null;
            return false;
        }
    }
}
