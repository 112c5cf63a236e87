namespace Chat.Server;

/// <summary>The server's book of who is connected: what the clients opened, and what they left open.</summary>
public sealed class ConnectionLedger
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _opened = new(StringComparer.Ordinal);
    private TaskCompletionSource _allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    /// <summary>How many connections each endpoint has seen.</summary>
    public IReadOnlyDictionary<string, int> Opened
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<string, int>(_opened, StringComparer.Ordinal);
        }
    }

    /// <summary>How many connections are open now.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
                return _open;
        }
    }

    /// <summary>Waits until every connection is closed, or until the bound has passed.</summary>
    public async Task WhenAllClosedAsync(TimeSpan bound)
    {
        Task allClosed;
        lock (_gate)
            allClosed = _open == 0 ? Task.CompletedTask : _allClosed.Task;
        await Task.WhenAny(allClosed, Task.Delay(bound));
    }

    internal void Enter(string endpoint)
    {
        lock (_gate)
        {
            _opened[endpoint] = _opened.GetValueOrDefault(endpoint) + 1;
            _open++;
        }
    }

    internal void Leave()
    {
        lock (_gate)
        {
            if (--_open > 0)
                return;
            _allClosed.TrySetResult();
            _allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
