namespace Switchboard;

internal sealed partial class SubscriptionTable
{
    /// <summary>Opens on a client that has connected what is not open on it, in the order of subscription, and waits for every confirmation.</summary>
    /// <param name="binding">The client.</param>
    /// <param name="cancellationToken">Ends the opening of more, and the wait: what is not confirmed by then has failed.</param>
    /// <returns>The channels that failed.</returns>
    public async Task<IReadOnlyList<string>> RestoreAsync(ClientBinding binding, CancellationToken cancellationToken)
    {
        int connection;
        lock (Gate)
        {
            _live = binding;
            connection = ++_connection;
        }
        SharedSubscription[] all = InOrder();
        List<Opening> openings = [];
        foreach (SharedSubscription shared in all)
        {
            if (cancellationToken.IsCancellationRequested)
                Postpone(shared, binding, connection);
            else if (OpenOn(shared, binding, connection) is { } opening)
                openings.Add(opening);
        }
        foreach (Opening opening in openings)
            await SettledAsync(opening, cancellationToken).ConfigureAwait(false);
        lock (Gate)
            return Failed(all.Where(shared => shared.CallbackCount > 0));
    }

    /// <summary>Opens on a client that was just made, before it connects, what lives on the client.</summary>
    public void Attach(ClientBinding binding)
    {
        int connection;
        lock (Gate)
            connection = _connection;
        foreach (SharedSubscription shared in InOrder())
            if (shared.IsKeptByClient)
                OpenOn(shared, binding, connection);
    }

    /// <summary>The connection is lost: what is subscribed from here on waits for the next one. Runs no code but this library's.</summary>
    public void Pause()
    {
        lock (Gate)
            _live = null;
    }

    /// <summary>The physical connection has ended, and with it every subscription that was on it.</summary>
    /// <param name="clientIsGone">The client object too, with what it kept.</param>
    public void Detach(bool clientIsGone)
    {
        List<Opening> ended;
        lock (Gate)
        {
            _live = null;
            _connection++;
            ended = EndOpenings(shared => clientIsGone || !shared.IsKeptByClient);
        }
        Abandon(ended);
        Deliveries.Forget();
    }

    /// <summary>Fetches what came on each channel since its last message. One that fails stops no other; the task fails when all have ended.</summary>
    public Task PollAsync(ClientBinding binding, CancellationToken cancellationToken) =>
        Task.WhenAll(InOrder().Select(shared => shared.PollAsync(binding, cancellationToken)));

    // What was not confirmed in time has failed.
    private async Task SettledAsync(Opening opening, CancellationToken cancellationToken)
    {
        try
        {
            await opening.Settled.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (TryGiveUp(opening))
                opening.Finish();
        }
    }

    // Its opener may confirm it all the same: what is opened next on the channel waits until that has been taken back.
    private bool TryGiveUp(Opening opening)
    {
        lock (Gate)
        {
            if (!TryFail(opening, NotConfirmedInTime(opening.Shared)))
                return false;
            _leaving.Add(opening);
            return true;
        }
    }

    // Its turn did not come in time: failed, and tried again with those that were refused.
    private void Postpone(SharedSubscription shared, ClientBinding binding, int connection)
    {
        lock (Gate)
        {
            if (shared.CallbackCount == 0 || connection != _connection || shared.Current?.Binding.Client == binding.Client)
                return;
            shared.Error = NotConfirmedInTime(shared);
            shared.TellState();
        }
    }

    private TimeoutException NotConfirmedInTime(SharedSubscription shared) =>
        new($"The subscription to channel '{shared.Channel}' of connection '{Owner.Name}' was not confirmed in time.");

    // Gives the opening to wait for: one that is on this client already, or a new one.
    private Opening? OpenOn(SharedSubscription shared, ClientBinding binding, int connection)
    {
        Opening opening;
        Opening? stale;
        lock (Gate)
        {
            // Unsubscribed or lost meanwhile.
            if (shared.CallbackCount == 0 || connection != _connection)
                return null;
            stale = shared.Current;
            if (stale?.Binding.Client == binding.Client)
                return stale;
            stale?.End();
            opening = Begin(shared, binding);
        }
        if (stale is not null)
            Abandon([stale]);
        _ = SettleAsync(opening, opening.OpenAsync());
        return opening;
    }

    private SharedSubscription[] InOrder()
    {
        lock (Gate)
            return [.. _shared.Values.OrderBy(static shared => shared.Number)];
    }

    // Under the gate.
    private List<Opening> EndOpenings(Func<SharedSubscription, bool> areOver)
    {
        List<Opening> ended = _leaving.FindAll(leaving => areOver(leaving.Shared));
        _leaving.RemoveAll(leaving => areOver(leaving.Shared));
        foreach (SharedSubscription shared in _shared.Values)
        {
            if (shared.Current is not { } current || !areOver(shared))
                continue;
            current.End();
            shared.Current = null;
            ended.Add(current);
        }
        return ended;
    }

    // What is gone with its connection is taken down without waiting for it.
    private static void Abandon(List<Opening> ended)
    {
        foreach (Opening opening in ended)
        {
            opening.Finish();
            opening.Leave();
        }
    }
}
