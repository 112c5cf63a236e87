namespace Switchboard;

/// <summary>One connect, and everyone who waits for it.</summary>
internal sealed class ConnectFlight(ManagedClient client, Func<CancellationToken, Task>? connect, bool startsAtOnce, ConnectFlight? predecessor)
{
    // The call that opens a connection may belong to a thread: a text box gives the address, an engine allows its main thread only.
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<Task> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _claimed;

    public ManagedClient Client { get; } = client;

    /// <summary>Ends with the connect, for those who wait for it.</summary>
    public Task Outcome => _outcome.Task;

    /// <summary>Ends when the client is to be closed, and the connect to make way.</summary>
    public Task Abandoned => _abandoned.Task;

    public bool IsCancelled => _cancellation.IsCancellationRequested || _abandoned.Task.IsCompleted;

    // Changes under the gate of the entry.
    public int Waiters { get; set; }

    /// <summary>Connects; the first call counts. Called by the one who asked, where nothing was under way, else by the loop.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _claimed, 1) != 0)
            return;
        Task work;
        try
        {
            work = Client.IsConnected ? Task.CompletedTask : Begin();
        }
        catch (Exception error)
        {
            work = Task.FromException(error);
        }
        _started.TrySetResult(work);
    }

    public async Task RunAsync()
    {
        if (!startsAtOnce)
        {
            if (_context is null)
                Start();
            else
                _context.Post(static flight => ((ConnectFlight)flight!).Start(), this);
        }
        Task work = await _started.Task.ConfigureAwait(false);
        await work.ConfigureAwait(false);
    }

    /// <summary>Nobody waits any more.</summary>
    public void Cancel()
    {
        // A thread that ended its work may never run what was posted to it.
        if (Interlocked.Exchange(ref _claimed, 1) == 0)
            _started.TrySetResult(Task.FromCanceled(new CancellationToken(canceled: true)));
        Cancellation.Request(_cancellation);
    }

    /// <summary>The client is to be closed.</summary>
    public void Abandon()
    {
        // One that was cancelled, but goes on all the same, is in the way too.
        predecessor?.Abandon();
        _abandoned.TrySetResult(true);
        Cancel();
    }

    public void Succeed() => _outcome.TrySetResult(true);

    public void Fail(Exception error)
    {
        _outcome.TrySetException(error);
        // Those who waited may all have gone.
        _ = _outcome.Task.Exception;
    }

    private Task Begin()
    {
        if (Client.Binding.State == ClientState.Closed)
            throw Client.ClosedException(CloseReason.Lost);
        Client.Entry.ConnectStarted(Client);
        // A client that connects by itself is waited for, not fought.
        return connect is null || Client.Binding.State == ClientState.Connecting
            ? Client.Binding.ConnectAsync(new ConnectRequest(Client.Key), _cancellation.Token)
            : connect(_cancellation.Token) ?? throw new InvalidOperationException($"The connect call of connection '{Client.Name}' returned no task.");
    }
}
