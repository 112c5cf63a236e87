using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>Tells those who listen what changes, in order, from a loop of its own. Where nobody listens it does nothing.</summary>
internal sealed class StatusFeed(object manager, ILogger logger)
{
    private readonly object _gate = new();
    private readonly Channel<Change> _changes = Channel.CreateUnbounded<Change>(new UnboundedChannelOptions { SingleReader = true });
    private StatusWatcher[] _watchers = [];
    private EventHandler<ConnectionStatusChangedEventArgs>? _changed;
    private EventHandler<ConnectionStatusChangedEventArgs>? _lost;
    private EventHandler<ConnectionStatusChangedEventArgs>? _restored;
    private bool _started;
    private volatile bool _hasListeners;
    private volatile bool _isComplete;

    public event EventHandler<ConnectionStatusChangedEventArgs>? Changed
    {
        add => Listen(() => _changed += value);
        remove => Listen(() => _changed -= value);
    }

    public event EventHandler<ConnectionStatusChangedEventArgs>? Lost
    {
        add => Listen(() => _lost += value);
        remove => Listen(() => _lost -= value);
    }

    public event EventHandler<ConnectionStatusChangedEventArgs>? Restored
    {
        add => Listen(() => _restored += value);
        remove => Listen(() => _restored -= value);
    }

    public void Add(StatusWatcher watcher)
    {
        Listen(() => _watchers = [.. _watchers, watcher]);
        if (_isComplete)
            watcher.End();
    }

    public void Remove(StatusWatcher watcher) => Listen(() => _watchers = [.. _watchers.Where(other => other != watcher)]);

    /// <summary>Called under the gate of the connection's entry, so that changes are told in their order.</summary>
    public void Publish(ManagedConnection connection, ConnectionPhase previous)
    {
        if (!_hasListeners)
            return;
        bool isOpen = IsOpen(connection.Phase);
        // What is closed on purpose is not lost.
        bool isLoss = IsOpen(previous) && !isOpen && connection.Phase is not (ConnectionPhase.Closing or ConnectionPhase.Closed);
        bool isRestoration = isOpen && !IsOpen(previous) && connection.WasLost;
        _changes.Writer.TryWrite(new Change(ConnectionSnapshot.Of(connection, asksClient: false), previous, isLoss, isRestoration));
    }

    public void Complete()
    {
        _isComplete = true;
        _changes.Writer.TryComplete();
        StatusWatcher[] watchers;
        lock (_gate)
            watchers = _watchers;
        // Without a loop nobody else ends them.
        if (!_started)
            EndAll(watchers);
    }

    private static bool IsOpen(ConnectionPhase phase) => phase is ConnectionPhase.Connected or ConnectionPhase.Degraded;

    private static void EndAll(StatusWatcher[] watchers)
    {
        foreach (StatusWatcher watcher in watchers)
            watcher.End();
    }

    private void Listen(Action change)
    {
        bool starts;
        lock (_gate)
        {
            change();
            _hasListeners = _watchers.Length > 0 || _changed is not null || _lost is not null || _restored is not null;
            starts = _hasListeners && !_started;
            _started |= starts;
        }
        if (starts)
            Detached.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        while (await _changes.Reader.WaitToReadAsync().ConfigureAwait(false))
            while (_changes.Reader.TryRead(out Change? change))
                Tell(change);
        lock (_gate)
            EndAll(_watchers);
    }

    private void Tell(Change change)
    {
        foreach (StatusWatcher watcher in _watchers)
            watcher.Tell(change.Status, change.IsLoss, change.IsRestoration, logger);
        var arguments = new ConnectionStatusChangedEventArgs(change.Status, change.Previous);
        Raise(_changed, arguments);
        if (change.IsLoss)
            Raise(_lost, arguments);
        if (change.IsRestoration)
            Raise(_restored, arguments);
    }

    private void Raise(EventHandler<ConnectionStatusChangedEventArgs>? handlers, ConnectionStatusChangedEventArgs arguments)
    {
        if (handlers is null)
            return;
        foreach (Delegate handler in handlers.GetInvocationList())
        {
            try
            {
                ((EventHandler<ConnectionStatusChangedEventArgs>)handler)(manager, arguments);
            }
            catch (Exception error)
            {
                ManagerLog.HandlerFailed(logger, error, arguments.Status.Key?.ToString() ?? "");
            }
        }
    }

    private sealed record Change(ConnectionStatus Status, ConnectionPhase Previous, bool IsLoss, bool IsRestoration);
}
