using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>One subscription of a client, however many callbacks listen.</summary>
internal abstract class SharedSubscription(ManagedClient client, string channel)
{
    private readonly object _gate = new();
    private IDisposable? _handle;
    private bool _ended;

    public SingleCreation Opening { get; } = new();
    public string Channel => channel;
    public abstract Type Message { get; }
    public abstract int CallbackCount { get; }
    protected ManagedClient Client => client;

    public void Opened(IDisposable handle, ILogger logger)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _handle = handle;
                return;
            }
        }
        Dispose(handle, logger);
    }

    public void End(ILogger logger)
    {
        IDisposable? handle;
        lock (_gate)
        {
            _ended = true;
            handle = _handle;
            _handle = null;
        }
        if (handle is not null)
            Dispose(handle, logger);
    }

    private void Dispose(IDisposable handle, ILogger logger)
    {
        try
        {
            handle.Dispose();
        }
        catch (Exception error)
        {
            ManagerLog.UnsubscribeFailed(logger, error, channel, client.Name);
        }
    }
}

internal sealed class SharedSubscription<TMessage>(ManagedClient client, string channel) : SharedSubscription(client, channel)
{
    // Replaced under the gate of the table, read by messages without it.
    private volatile Callback<TMessage>[] _callbacks = [];

    public override Type Message => typeof(TMessage);
    public override int CallbackCount => _callbacks.Length;

    public Callback<TMessage> Add(Func<TMessage, Task> callback, SubscriptionTable table)
    {
        var added = new Callback<TMessage>(this, table, callback);
        _callbacks = [.. _callbacks, added];
        return added;
    }

    /// <summary>Takes a callback out. True when it was the last.</summary>
    public bool Remove(Callback<TMessage> callback)
    {
        _callbacks = [.. _callbacks.Where(other => other != callback)];
        return _callbacks.Length == 0;
    }

    /// <summary>Hands a message to every callback. They start in the order in which they subscribed; the task ends with the last of them.</summary>
    public Task ReceiveAsync(TMessage message)
    {
        List<Task>? running = null;
        foreach (Callback<TMessage> callback in _callbacks)
        {
            // A message of a closed generation reaches nobody.
            if (Client.IsRetired)
                break;
            Task delivery = DeliverAsync(callback, message);
            if (!delivery.IsCompleted)
                (running ??= []).Add(delivery);
        }
        return running is null ? Task.CompletedTask : Task.WhenAll(running);
    }

    private async Task DeliverAsync(Callback<TMessage> callback, TMessage message)
    {
        Client.Entry.Context.Delivery.Enter(Client);
        try
        {
            await callback.InvokeAsync(message).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            ManagerLog.CallbackFailed(Client.Entry.Context.Logger, error, Channel, Client.Name);
        }
    }
}
