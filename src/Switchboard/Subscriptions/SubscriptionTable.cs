namespace Switchboard;

/// <summary>The channels of one connection that somebody listens to, each subscribed once.</summary>
/// <remarks>Under the gate runs no code but this library's: openers, handles and callbacks are called outside of it.</remarks>
internal sealed partial class SubscriptionTable
{
    private readonly Dictionary<(string Channel, Type Message), SharedSubscription> _shared = [];

    // Unsubscribed, and not off the wire yet.
    private readonly List<Opening> _leaving = [];

    // Since the last restore, until the physical connection ends.
    private ClientBinding? _live;
    private int _connection;
    private long _lastNumber;
    private long _dropped;
    private bool _isClosed;

    public SubscriptionTable(ISubscriptionOwner owner)
    {
        Owner = owner;
        Deliveries = new DeliveryContext(owner);
    }

    public ISubscriptionOwner Owner { get; }
    public DeliveryContext Deliveries { get; }
    public object Gate { get; } = new();

    /// <summary>How many callbacks listen.</summary>
    public int CallbackCount
    {
        get
        {
            lock (Gate)
                return _shared.Values.Sum(static shared => shared.CallbackCount);
        }
    }

    /// <summary>How many subscriptions there are on the wire, when the connection is open.</summary>
    public int ChannelCount
    {
        get
        {
            lock (Gate)
                return _shared.Count;
        }
    }

    /// <summary>The channels that the other side did not take, in the order of subscription.</summary>
    public IReadOnlyList<string> FailedChannels
    {
        get
        {
            lock (Gate)
                return Failed(_shared.Values);
        }
    }

    /// <summary>How many messages were dropped because callbacks were too slow.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Every callback, for the inspector.</summary>
    public IReadOnlyList<InspectedSubscription> Inspect()
    {
        lock (Gate)
            return [.. _shared.Values.SelectMany(static shared => shared.Inspect())];
    }

    /// <summary>Adds a callback to a channel; the first one opens it, where there is a connection.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="open">Subscribes on a client. Of a channel that is known already the first one counts.</param>
    /// <param name="keptByClient">The subscription lives on the client object: it is opened once on each, connected or not.</param>
    /// <param name="callback">Called with each message.</param>
    /// <param name="options">The settings of its queue.</param>
    /// <param name="openOn">The client to open on at once; <see langword="null"/> for the connection that was restored last, once there is one.</param>
    public ISubscription Subscribe<TMessage>(
        string channel, ChannelOpener<TMessage> open, bool keptByClient, Func<TMessage, Task> callback, SubscriptionOptions options, ClientBinding? openOn)
    {
        if (Owner.IsRetired)
            throw Owner.ClosedException();
        SharedSubscription<TMessage> shared;
        Callback<TMessage>? added = null;
        Opening? opening = null;
        SingleCreation? underWay = null;
        lock (Gate)
        {
            if (_shared.TryGetValue((channel, typeof(TMessage)), out SharedSubscription? known))
            {
                shared = (SharedSubscription<TMessage>)known;
                underWay = shared.FirstCall;
            }
            else
                shared = new SharedSubscription<TMessage>(this, channel, open, keptByClient, ++_lastNumber);
            if (!_isClosed)
            {
                shared.Add(added = new Callback<TMessage>(shared, callback, options));
                if (known is null)
                {
                    _shared.Add((channel, typeof(TMessage)), shared);
                    // The restored client is the newest there is, whatever the caller saw a moment ago.
                    if ((_live ?? openOn) is { } binding)
                    {
                        opening = Begin(shared, binding);
                        shared.FirstCall = new SingleCreation();
                    }
                }
            }
        }
        if (added is null)
            throw Owner.ClosedException();
        if (opening is not null)
            OpenFirst(opening);
        else if (underWay is { IsReentrant: false })
            // Blocks only while another thread is within the client's own subscribe call.
            underWay.Made.GetAwaiter().GetResult();
        return added;
    }

    /// <summary>Takes a callback out. The task ends with the unsubscribe on the wire, where it was the last.</summary>
    public Task Remove<TMessage>(SharedSubscription<TMessage> shared, Callback<TMessage> callback)
    {
        Opening? unsubscribed;
        lock (Gate)
        {
            if (callback.IsEnded)
                return callback.Left;
            callback.End();
            shared.Remove(callback);
            if (shared.CallbackCount > 0)
                return Task.CompletedTask;
            _shared.Remove((shared.Channel, shared.Message));
            unsubscribed = shared.Current;
            if (unsubscribed is not null)
            {
                unsubscribed.End();
                _leaving.Add(unsubscribed);
                callback.Left = unsubscribed.Left;
            }
        }
        if (shared.Error is not null)
            Owner.ChannelsChanged();
        unsubscribed?.Finish();
        return callback.Left;
    }

    /// <summary>Ends every subscription, for good.</summary>
    public void Close()
    {
        ObjectDisposedException error = Owner.ClosedException();
        List<Opening> ended;
        lock (Gate)
        {
            _isClosed = true;
            ended = EndOpenings(static _ => true);
            foreach (SharedSubscription shared in _shared.Values)
                shared.EndCallbacks(error);
            _shared.Clear();
        }
        Abandon(ended);
        Deliveries.Forget();
    }

    /// <summary>Takes what an opening opened. False when it is over by now.</summary>
    public bool TryConfirm(Opening opening, IAsyncDisposable handle)
    {
        lock (Gate)
        {
            if (opening.IsOver)
                return false;
            opening.Confirm(handle);
            opening.Shared.Error = null;
            opening.Shared.TellState();
            return true;
        }
    }

    /// <summary>An opening has left the wire.</summary>
    public void Forget(Opening opening)
    {
        lock (Gate)
            _leaving.Remove(opening);
    }

    public void CountDropped()
    {
        Interlocked.Increment(ref _dropped);
        Owner.MessageDropped();
    }

    private static string[] Failed(IEnumerable<SharedSubscription> all) =>
        [.. all.Where(static shared => shared.Error is not null).OrderBy(static shared => shared.Number).Select(static shared => shared.Channel).Distinct()];

    // Under the gate. The channel may have been unsubscribed a moment ago: then the wire is to see that first.
    private Opening Begin(SharedSubscription shared, ClientBinding binding) => shared.Begin(
        binding,
        _leaving.FindLast(left => left.Shared.Channel == shared.Channel && left.Shared.Message == shared.Message)?.Left ?? Task.CompletedTask);

    private void OpenFirst(Opening opening)
    {
        SingleCreation call = opening.Shared.FirstCall!;
        Task attempt = opening.OpenAsync();
        if (attempt.Status is TaskStatus.Faulted or TaskStatus.Canceled && TryTakeBack(opening, attempt))
        {
            call.Fail(attempt.Exception?.InnerException ?? new TaskCanceledException(attempt));
            attempt.GetAwaiter().GetResult();
        }
        _ = SettleAsync(opening, attempt);
        call.Complete();
    }

    // A subscribe that fails at once has not been.
    private bool TryTakeBack(Opening opening, Task attempt)
    {
        SharedSubscription shared = opening.Shared;
        lock (Gate)
        {
            if (opening.IsOver)
                return false;
            opening.End();
            _shared.Remove((shared.Channel, shared.Message));
            shared.EndCallbacks(attempt.Exception?.InnerException ?? new TaskCanceledException(attempt));
            return true;
        }
    }

    private async Task SettleAsync(Opening opening, Task attempt)
    {
        try
        {
            await attempt.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (TryFail(opening, error))
            {
                ConnectionFault fault = opening.Binding.Classify(error);
                ManagerLog.ChannelFailed(Owner.Logger, opening.Shared.Channel, Owner.Name, fault.Code, fault.Message);
                Owner.ChannelsChanged();
            }
            opening.Leave();
        }
    }

    private bool TryFail(Opening opening, Exception error)
    {
        lock (Gate)
        {
            if (opening.IsOver)
                return false;
            opening.Shared.Current = null;
            opening.Shared.Error = error;
            opening.End();
            opening.Shared.TellState();
            return true;
        }
    }
}
