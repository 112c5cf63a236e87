using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>The channels of one client that somebody listens to, each subscribed once.</summary>
internal sealed class SubscriptionTable(ManagedClient client)
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Channel, Type Message), SharedSubscription> _shared = [];
    private bool _closed;

    public int CallbackCount
    {
        get
        {
            lock (_gate)
                return _shared.Values.Sum(static shared => shared.CallbackCount);
        }
    }

    public ISubscription Subscribe<TMessage>(string channel, Func<Func<TMessage, Task>, IDisposable> open, Func<TMessage, Task> callback)
    {
        SharedSubscription<TMessage>? shared;
        Callback<TMessage> added;
        bool opensHere = false;
        lock (_gate)
        {
            if (_closed || client.IsRetired)
                throw client.ClosedException();
            shared = _shared.TryGetValue((channel, typeof(TMessage)), out SharedSubscription? known) ? (SharedSubscription<TMessage>)known : null;
            if (shared is null)
            {
                opensHere = true;
                _shared.Add((channel, typeof(TMessage)), shared = new SharedSubscription<TMessage>(client, channel));
            }
            added = shared.Add(callback, this);
        }
        if (opensHere)
            Open(shared, open);
        else if (!shared.Opening.IsReentrant)
            // Blocks only while another thread is within the client's own subscribe call.
            shared.Opening.Made.GetAwaiter().GetResult();
        return added;
    }

    public void Remove<TMessage>(SharedSubscription<TMessage> shared, Callback<TMessage> callback)
    {
        lock (_gate)
        {
            if (!shared.Remove(callback))
                return;
            Forget(shared);
        }
        shared.End(client.Entry.Context.Logger);
    }

    /// <summary>Ends every subscription, for good.</summary>
    public void Close(ILogger logger)
    {
        SharedSubscription[] ended;
        lock (_gate)
        {
            _closed = true;
            ended = [.. _shared.Values];
            _shared.Clear();
        }
        foreach (SharedSubscription shared in ended)
            shared.End(logger);
    }

    private void Open<TMessage>(SharedSubscription<TMessage> shared, Func<Func<TMessage, Task>, IDisposable> open)
    {
        try
        {
            IDisposable handle = open(shared.ReceiveAsync)
                ?? throw new InvalidOperationException($"The subscribe call for channel '{shared.Channel}' of connection '{client.Name}' returned nothing to end the subscription with.");
            shared.Opened(handle, client.Entry.Context.Logger);
        }
        catch (Exception error)
        {
            lock (_gate)
                Forget(shared);
            shared.Opening.Fail(error);
            throw;
        }
        shared.Opening.Complete();
    }

    // The same channel may have been subscribed anew by now.
    private void Forget(SharedSubscription shared)
    {
        if (_shared.TryGetValue((shared.Channel, shared.Message), out SharedSubscription? known) && known == shared)
            _shared.Remove((shared.Channel, shared.Message));
    }
}
