namespace Switchboard;

/// <summary>Something that one caller makes, outside of any lock, while the others wait for it.</summary>
internal sealed class SingleCreation
{
    private readonly TaskCompletionSource<bool> _made = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _makerThread = Environment.CurrentManagedThreadId;

    // Made by this very thread, further up its stack: waiting would never end.
    public bool IsReentrant => !_made.Task.IsCompleted && _makerThread == Environment.CurrentManagedThreadId;

    public Task Made => _made.Task;

    /// <summary>Goes on elsewhere: the thread that began is free to wait for it.</summary>
    public void LeaveThread() => _makerThread = 0;

    public void Complete() => _made.TrySetResult(true);

    public void Fail(Exception error)
    {
        _made.TrySetException(error);
        // Nobody may be waiting; the maker got the error already.
        _ = _made.Task.Exception;
    }
}
