namespace Switchboard;

/// <summary>One opening of a connection, with all its attempts, and everyone who waits for it.</summary>
internal sealed class ConnectFlight(
    ManagedConnection connection, ConnectCause cause, Func<CancellationToken, Task>? connect, bool startsAtOnce, ConnectFlight? predecessor)
{
    // The call that opens a connection may belong to a thread: a text box gives the address, an engine allows its main thread only.
    private readonly SynchronizationContext? _context = cause == ConnectCause.Asked ? SynchronizationContext.Current : null;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<Task> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly ClientBinding? _binding = connection.BindingOrNull;
    private volatile TaskCompletionSource<bool> _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isLeft;
    private int _claimed;

    public ManagedConnection Connection { get; } = connection;
    public ConnectCause Cause => cause;

    /// <summary>Where the connection was before.</summary>
    public ConnectionPhase PhaseBefore { get; init; }

    /// <summary>The connect call of who asked; <see langword="null"/> for the one that is known.</summary>
    public Func<CancellationToken, Task>? Connect => connect;

    /// <summary>Whether that call is about this client: it cannot connect the one that replaces it.</summary>
    public bool ConnectIsFor(ClientBinding binding) => binding == _binding;

    /// <summary>Ends with the connect, for those who wait for it.</summary>
    public Task Outcome => _outcome.Task;

    /// <summary>Ends when the connection is to be closed, and the connect to make way.</summary>
    public Task Abandoned => _abandoned.Task;

    public bool IsCancelled => _isLeft || _cancellation.IsCancellationRequested || _abandoned.Task.IsCompleted;
    public CancellationToken Token => _cancellation.Token;

    // These change under the gate of the entry.
    public int Waiters { get; set; }
    public bool HasLanded { get; set; }
    public bool IsKept { get; private set; }

    // For the status; written by the run alone.
    public int Attempt { get; set; }
    public string? Strategy { get; set; }
    public string? Transport { get; set; }
    public DateTimeOffset? NextAttemptAt { get; set; }
    public ConnectionFault? Fault { get; set; }

    /// <summary>Starts; the first call counts. Called by the one who asked, where nothing was under way, else by the loop.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _claimed, 1) == 0)
            _started.TrySetResult(new ConnectRun(this, Connection.Entry.Context).RunAsync());
    }

    public async Task RunAsync()
    {
        if (!startsAtOnce)
            Start();
        Task work = await _started.Task.ConfigureAwait(false);
        await work.ConfigureAwait(false);
    }

    /// <summary>Calls what opens the connection where the one who asked would have called it.</summary>
    public Task CallAsync(Func<CancellationToken, Task> open, CancellationToken cancellationToken)
    {
        if (_context is null || _context == SynchronizationContext.Current)
            return Called(open, cancellationToken);
        return PostedAsync(_context, open, cancellationToken);
    }

    /// <summary>Ends a wait for the next attempt.</summary>
    public void Hurry() => _hurry.TrySetResult(true);

    /// <summary>Ends when there is a reason not to wait any longer.</summary>
    public Task Hurried => _hurry.Task;

    /// <summary>The next wait is ended only by what comes from here on.</summary>
    public void ForgetHurry()
    {
        if (_hurry.Task.IsCompleted)
            _hurry = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The last waiter has left, so nobody joins it any more. Called under the gate; <see cref="Cancel"/> follows outside of it.</summary>
    public void Leave() => _isLeft = true;

    /// <summary>Nobody waits any more.</summary>
    public void Cancel()
    {
        if (Interlocked.Exchange(ref _claimed, 1) == 0)
            _started.TrySetResult(Task.FromCanceled(new CancellationToken(canceled: true)));
        Cancellation.Request(_cancellation);
    }

    /// <summary>The connection is to be closed.</summary>
    public void Abandon()
    {
        // One that was cancelled, but goes on all the same, is in the way too.
        predecessor?.Abandon();
        _abandoned.TrySetResult(true);
        Cancel();
    }

    /// <summary>Those who wait can use the connection already; it goes on without them.</summary>
    public void Keep()
    {
        IsKept = true;
        Succeed();
    }

    public void Succeed() => _outcome.TrySetResult(true);

    public void Fail(Exception error)
    {
        _outcome.TrySetException(error);
        // Those who waited may all have gone.
        _ = _outcome.Task.Exception;
    }

    private static async Task PostedAsync(SynchronizationContext context, Func<CancellationToken, Task> open, CancellationToken cancellationToken)
    {
        var called = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        context.Post(_ => called.TrySetResult(
            cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Called(open, cancellationToken)), null);
        // A thread that ended its work may never run what was posted to it.
        await called.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task work = await called.Task.ConfigureAwait(false);
        await work.ConfigureAwait(false);
    }

    private static Task Called(Func<CancellationToken, Task> open, CancellationToken cancellationToken)
    {
        try
        {
            return open(cancellationToken);
        }
        catch (Exception error)
        {
            return Task.FromException(error);
        }
    }
}
