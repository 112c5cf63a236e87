using System.Threading.Channels;

namespace Switchboard;

/// <summary>One change of a connection's state. It ends, whatever the client does, and it does not throw.</summary>
internal abstract class Transition
{
    public abstract Task RunAsync();
}

/// <summary>Runs the transitions of an entry one at a time, in the order in which they were posted.</summary>
internal sealed class TransitionLoop
{
    private readonly Channel<Transition> _transitions = Channel.CreateUnbounded<Transition>(new UnboundedChannelOptions { SingleReader = true });
    private bool _started;
    private int _pending;

    /// <summary>No transition is running or waiting.</summary>
    public bool IsIdle => Volatile.Read(ref _pending) == 0;

    // Called under the gate of the entry, so that the order of the posts is the order of the decisions.
    public void Post(Transition transition)
    {
        Interlocked.Increment(ref _pending);
        _transitions.Writer.TryWrite(transition);
        if (_started)
            return;
        _started = true;
        Detached.Run(RunAsync);
    }

    public void Complete() => _transitions.Writer.TryComplete();

    private async Task RunAsync()
    {
        while (await _transitions.Reader.WaitToReadAsync().ConfigureAwait(false))
            while (_transitions.Reader.TryRead(out Transition? transition))
            {
                await transition.RunAsync().ConfigureAwait(false);
                Interlocked.Decrement(ref _pending);
            }
    }
}
