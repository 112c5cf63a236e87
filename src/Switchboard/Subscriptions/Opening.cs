namespace Switchboard;

/// <summary>One subscribe on one client, from its call until what it opened has left the wire.</summary>
/// <param name="shared">Whose opening it is.</param>
/// <param name="binding">The client.</param>
/// <param name="sink">Where its messages go.</param>
/// <param name="open">Subscribes.</param>
/// <param name="predecessorLeft">Ends when the opening before it, of the same channel on the same client, has left the wire: an unsubscribe must not overtake the subscribe.</param>
internal sealed class Opening(
    SharedSubscription shared, ClientBinding binding, ChannelSink sink, Func<CancellationToken, Task<IAsyncDisposable>?> open, Task predecessorLeft)
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<bool> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IAsyncDisposable? _handle;
    private int _finished;

    public SharedSubscription Shared => shared;
    public ClientBinding Binding => binding;
    public bool IsOver => sink.IsOver;

    /// <summary>Confirmed. Changes under the gate of the table.</summary>
    public bool IsConfirmed => _handle is not null;

    /// <summary>Ends when it is confirmed, has failed or is over.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Ends when it has left the wire, or the connection that it was on has ended.</summary>
    public Task Left => _left.Task;

    /// <summary>Opens. Fails with what the opener fails with, unless it is over by then and nobody is interested.</summary>
    public async Task OpenAsync()
    {
        IAsyncDisposable? handle = null;
        try
        {
            await predecessorLeft.ConfigureAwait(false);
            if (!IsOver)
                handle = await (open(_cancellation.Token) ?? throw NothingReturned()).ConfigureAwait(false) ?? throw NothingReturned();
        }
        catch (Exception) when (IsOver)
        {
        }
        if (handle is null)
            Leave();
        else if (!shared.Table.TryConfirm(this, handle))
            await LeaveAsync(handle).ConfigureAwait(false);
    }

    /// <summary>Takes what it opened. Called under the gate of the table.</summary>
    public void Confirm(IAsyncDisposable handle)
    {
        _handle = handle;
        _settled.TrySetResult(true);
    }

    /// <summary>From now on it delivers nothing. Called under the gate of the table; once it is left, <see cref="Finish"/> is called.</summary>
    public void End()
    {
        sink.End();
        _settled.TrySetResult(true);
    }

    /// <summary>Takes what is over off the wire; the first call counts. One that is not open yet goes when its opener ends.</summary>
    public void Finish()
    {
        if (Interlocked.Exchange(ref _finished, 1) != 0)
            return;
        if (_handle is { } handle)
            _ = LeaveAsync(handle);
        else
            Cancellation.Request(_cancellation);
    }

    /// <summary>It is off the wire, or its wire is gone.</summary>
    public void Leave()
    {
        _left.TrySetResult(true);
        shared.Table.Forget(this);
    }

    private async Task LeaveAsync(IAsyncDisposable handle)
    {
        try
        {
            await handle.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ManagerLog.UnsubscribeFailed(shared.Owner.Logger, error, shared.Channel, shared.Owner.Name);
        }
        Leave();
    }

    private InvalidOperationException NothingReturned() => new(
        $"The subscribe call for channel '{shared.Channel}' of connection '{shared.Owner.Name}' returned nothing to end the subscription with.");
}
