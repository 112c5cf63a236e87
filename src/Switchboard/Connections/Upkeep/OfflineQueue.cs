namespace Switchboard;

/// <summary>Sends that wait for their connection to be open, and go out in the order in which they were made.</summary>
internal sealed class OfflineQueue(ManagedConnection connection)
{
    private readonly object _gate = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private bool _isFlushing;
    private bool _closed;

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
                return _waiting.Count == 0;
        }
    }

    /// <summary>Waits for its turn and sends then.</summary>
    public Task SendAsync(Func<object, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        ConnectionManagerOptions options = connection.Entry.Context.Options;
        var waiting = new Waiting(this, send, cancellationToken);
        lock (_gate)
        {
            if (_closed)
                return Task.FromException(connection.ClosedException());
            if (_waiting.Count >= options.OfflineQueueCapacity)
                return Task.FromException(new InvalidOperationException(options.OfflineQueueCapacity == 0
                    ? $"Connection '{connection.Name}' is not open ({connection.Phase}); wait for it with ConnectAsync, or let sends wait by setting OfflineQueueCapacity."
                    : $"Connection '{connection.Name}' is not open ({connection.Phase}) and {options.OfflineQueueCapacity} sends wait for it already; raise OfflineQueueCapacity, or send less."));
            waiting.Place = _waiting.AddLast(waiting);
        }
        waiting.Wait(connection.Entry.Context.Deadlines, options.OfflineQueueExpiry);
        // It may have been opened while this one queued.
        if (connection.IsConnected)
            Flush();
        return waiting.Sent;
    }

    /// <summary>The connection is open: sends what waits, one after the other.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_isFlushing || _waiting.Count == 0)
                return;
            _isFlushing = true;
        }
        Detached.Run(FlushAsync);
    }

    public void Close()
    {
        List<Waiting> ended;
        lock (_gate)
        {
            _closed = true;
            ended = [.. _waiting];
            _waiting.Clear();
        }
        foreach (Waiting waiting in ended)
            waiting.Fail(connection.ClosedException());
    }

    private async Task FlushAsync()
    {
        while (true)
        {
            Waiting next;
            // Asked outside of the gate: it runs the connector's code.
            ClientBinding? binding = connection.IsConnected ? connection.BindingOrNull : null;
            lock (_gate)
            {
                if (_waiting.First is not { } first || binding is null)
                {
                    _isFlushing = false;
                    return;
                }
                next = first.Value;
            }
            // Taken out when it was sent: until then whatever comes next queues behind it.
            await next.SendAsync(binding.Client).ConfigureAwait(false);
            Remove(next);
        }
    }

    private bool Remove(Waiting waiting)
    {
        lock (_gate)
        {
            if (waiting.Place?.List is null)
                return false;
            _waiting.Remove(waiting.Place);
            return true;
        }
    }

    private sealed class Waiting(OfflineQueue queue, Func<object, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource<bool> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private CancellationTokenRegistration _registration;
        private Deadline? _expiry;
        private int _begun;

        public LinkedListNode<Waiting>? Place { get; set; }
        public Task Sent => _sent.Task;

        public void Wait(Deadlines deadlines, TimeSpan expiry)
        {
            _expiry = deadlines.Create(Expire);
            _expiry.Set(expiry);
            _registration = cancellationToken.Register(GiveUp);
        }

        public async Task SendAsync(object client)
        {
            if (Interlocked.Exchange(ref _begun, 1) != 0)
                return;
            _expiry?.Clear();
            _registration.Dispose();
            try
            {
                await send(client, cancellationToken).ConfigureAwait(false);
                _sent.TrySetResult(true);
            }
            catch (Exception error)
            {
                _sent.TrySetException(error);
            }
        }

        public void Fail(Exception error)
        {
            if (Interlocked.Exchange(ref _begun, 1) != 0)
                return;
            _expiry?.Clear();
            _registration.Dispose();
            _sent.TrySetException(error);
        }

        // One that is being sent keeps its place, so that nothing overtakes it.
        private void Expire()
        {
            if (Interlocked.Exchange(ref _begun, 1) != 0)
                return;
            queue.Remove(this);
            _registration.Dispose();
            _sent.TrySetException(new TimeoutException(
                $"A send on connection '{queue.Name}' waited longer than OfflineQueueExpiry for the connection to open."));
        }

        private void GiveUp()
        {
            if (Interlocked.Exchange(ref _begun, 1) != 0)
                return;
            queue.Remove(this);
            _expiry?.Clear();
            _sent.TrySetCanceled(cancellationToken);
        }
    }

    private string Name => connection.Name;
}
