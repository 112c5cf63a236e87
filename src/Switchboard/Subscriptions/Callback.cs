namespace Switchboard;

/// <summary>One callback on a shared subscription, with the messages that wait for it. It is called with one at a time, in order.</summary>
internal sealed class Callback<TMessage>(SharedSubscription<TMessage> shared, Func<TMessage, Task> callback, SubscriptionOptions options) : ISubscription
{
    private static readonly ContextCallback s_invoke = static state => ((Callback<TMessage>)state!).Invoke();

    // Guards the messages; taken within the gate of the table, never around it.
    private readonly object _gate = new();
    private readonly Queue<TMessage> _waiting = new();
    private bool _isRunning;
    private bool _isOverflowing;
    private bool _isToReport;
    private volatile bool _isEnded;
    private TaskCompletionSource<bool>? _room;
    private long _dropped;
    private long _busySince;

    // These two belong to the one who runs the callback.
    private TMessage _message = default!;
    private Task _call = Task.CompletedTask;

    // These three change under the gate of the table.
    private TaskCompletionSource<bool>? _ready;
    private Exception? _endError;
    private Task _left = Task.CompletedTask;

    public string Channel => shared.Channel;
    public long Dropped => Interlocked.Read(ref _dropped);

    public SubscriptionState State
    {
        get
        {
            lock (shared.Table.Gate)
                return _isEnded ? SubscriptionState.Ended : shared.State;
        }
    }

    public InspectedSubscription Inspect() => new(
        Channel, shared.State, Dropped, Interlocked.Read(ref _busySince) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);

    public bool IsEnded => _isEnded;

    /// <summary>Ends when the shared subscription has left the wire, where this callback was its last.</summary>
    public Task Left { get => _left; set => _left = value; }

    public Task ReadyAsync(CancellationToken cancellationToken = default)
    {
        lock (shared.Table.Gate)
        {
            if (_isEnded)
                return Task.FromException(_endError ?? DisposedException());
            if (shared.State == SubscriptionState.Active)
                return Task.CompletedTask;
            if (shared.State == SubscriptionState.Failed)
                return Task.FromException(shared.Error!);
            _ready ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _ready.Task.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => shared.Table.Remove(shared, this);

    public ValueTask DisposeAsync() => new(shared.Owner.Delivery.Awaitable(shared.Owner, shared.Table.Remove(shared, this)));

    /// <summary>Tells those who wait where the subscription stands now. Called under the gate of the table.</summary>
    public void TellState()
    {
        if (shared.State == SubscriptionState.Active)
            Interlocked.Exchange(ref _ready, null)?.TrySetResult(true);
        else if (shared.State == SubscriptionState.Failed)
            FailWaits(shared.Error!);
    }

    /// <summary>Is called no more, not with what waits either. Called under the gate of the table; without an error it was disposed.</summary>
    public void End(Exception? error = null)
    {
        _endError = error;
        TaskCompletionSource<bool>? room;
        lock (_gate)
        {
            _isEnded = true;
            _waiting.Clear();
            room = _room;
            _room = null;
        }
        room?.TrySetResult(true);
        if (_ready is not null)
            FailWaits(error ?? DisposedException());
    }

    /// <summary>Puts a message in line. A task is given where the sender is to wait until there is room for it.</summary>
    public Task? Post(TMessage message)
    {
        lock (_gate)
        {
            if (_isEnded)
                return null;
            // Of a callback that is not running the first message is as good as handed over.
            bool isFull = _waiting.Count >= options.Capacity + (_isRunning ? 0 : 1);
            if (isFull && options.Overflow != OverflowBehavior.Wait)
            {
                Drop();
                if (options.Overflow == OverflowBehavior.DropNewest)
                    return null;
                _waiting.Dequeue();
            }
            _waiting.Enqueue(message);
            return isFull && options.Overflow == OverflowBehavior.Wait
                ? (_room ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)).Task
                : null;
        }
    }

    /// <summary>Calls with what is in line, unless that is being done already.</summary>
    public void Deliver()
    {
        bool isToReport;
        bool isToRun;
        lock (_gate)
        {
            isToReport = _isToReport;
            _isToReport = false;
            isToRun = !_isRunning && TryTakeUnderGate();
            _isRunning |= isToRun;
        }
        if (isToReport)
            ManagerLog.Overflowed(shared.Owner.Logger, Channel, shared.Owner.Name, options.Capacity, options.Overflow);
        if (isToRun)
            Run();
    }

    // As long as it ends at once it runs here; one that does not leaves the thread that brought the message free.
    private void Run()
    {
        do
        {
            Task call = Call();
            if (call.Status == TaskStatus.RanToCompletion)
                continue;
            // Read only where it takes its time: a clock for each message would cost more than most callbacks.
            Interlocked.Exchange(ref _busySince, shared.Owner.Time.GetUtcNow().UtcTicks);
            _ = RunAsync(call);
            return;
        }
        while (TryTake());
    }

    private async Task RunAsync(Task call)
    {
        while (true)
        {
            try
            {
                await call.ConfigureAwait(false);
            }
            catch (Exception error)
            {
                ManagerLog.CallbackFailed(shared.Owner.Logger, error, Channel, shared.Owner.Name);
            }
            Interlocked.Exchange(ref _busySince, 0);
            if (!TryTake())
                return;
            Interlocked.Exchange(ref _busySince, shared.Owner.Time.GetUtcNow().UtcTicks);
            call = Call();
        }
    }

    private Task Call()
    {
        shared.Table.Deliveries.Run(s_invoke, this);
        Task call = _call;
        _call = Task.CompletedTask;
        _message = default!;
        return call;
    }

    private void Invoke()
    {
        if (_isEnded || shared.Owner.IsRetired)
            return;
        try
        {
            _call = callback(_message) ?? Task.CompletedTask;
        }
        catch (Exception error)
        {
            _call = Task.FromException(error);
        }
    }

    private bool TryTake()
    {
        lock (_gate)
            return _isRunning = TryTakeUnderGate();
    }

    private bool TryTakeUnderGate()
    {
        if (_waiting.Count == 0)
        {
            _isOverflowing = false;
            return false;
        }
        _message = _waiting.Dequeue();
        if (_room is not null && _waiting.Count <= options.Capacity)
        {
            _room.TrySetResult(true);
            _room = null;
        }
        return true;
    }

    private void Drop()
    {
        _isToReport |= !_isOverflowing;
        _isOverflowing = true;
        Interlocked.Increment(ref _dropped);
        shared.Table.CountDropped();
    }

    private void FailWaits(Exception error)
    {
        if (Interlocked.Exchange(ref _ready, null) is not { } ready)
            return;
        ready.TrySetException(error);
        // Who waited may have gone.
        _ = ready.Task.Exception;
    }

    private ObjectDisposedException DisposedException() => new(
        Channel, $"The subscription to channel '{Channel}' of connection '{shared.Owner.Name}' is disposed; subscribe anew.");
}
