namespace Switchboard;

/// <summary>Lets at most so many reconnects of an endpoint run at once; the others wait in line.</summary>
internal sealed class ReconnectGate(int concurrency)
{
    private readonly object _gate = new();
    private readonly LinkedList<TaskCompletionSource<IDisposable>> _line = [];
    private int _inside;

    /// <summary>Waits for a place. Disposing what it gives leaves it to the next in line.</summary>
    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new ValueTask<IDisposable>(Task.FromCanceled<IDisposable>(cancellationToken));
        LinkedListNode<TaskCompletionSource<IDisposable>> waiter;
        lock (_gate)
        {
            // A place is free only when nobody waits: whoever leaves hands it on.
            if (_inside < concurrency)
            {
                _inside++;
                return new ValueTask<IDisposable>(new Place(this));
            }
            waiter = _line.AddLast(new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        return new ValueTask<IDisposable>(WaitAsync(waiter, cancellationToken));
    }

    private async Task<IDisposable> WaitAsync(LinkedListNode<TaskCompletionSource<IDisposable>> waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(() => GiveUp(waiter, cancellationToken)))
            return await waiter.Value.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<IDisposable>> waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Has its place already, and will leave it.
            if (waiter.List is null)
                return;
            _line.Remove(waiter);
        }
        waiter.Value.TrySetCanceled(cancellationToken);
    }

    private void Leave()
    {
        TaskCompletionSource<IDisposable> next;
        lock (_gate)
        {
            if (_line.First is not { } first)
            {
                _inside--;
                return;
            }
            _line.RemoveFirst();
            next = first.Value;
        }
        next.SetResult(new Place(this));
    }

    private sealed class Place(ReconnectGate gate) : IDisposable
    {
        private ReconnectGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
