namespace Switchboard;

/// <summary>An event of the manager, as far as it concerns one scope. Hangs on the manager only while somebody listens.</summary>
internal sealed class ScopedEvent(
    IConnectionManager sender, string scope,
    Action<EventHandler<ConnectionStatusChangedEventArgs>> attach, Action<EventHandler<ConnectionStatusChangedEventArgs>> detach)
{
    private readonly object _gate = new();
    private EventHandler<ConnectionStatusChangedEventArgs>? _handlers;

    public void Add(EventHandler<ConnectionStatusChangedEventArgs>? handler)
    {
        lock (_gate)
        {
            bool isFirst = _handlers is null;
            _handlers += handler;
            if (isFirst && _handlers is not null)
                attach(OnRaised);
        }
    }

    public void Remove(EventHandler<ConnectionStatusChangedEventArgs>? handler)
    {
        lock (_gate)
        {
            bool isAttached = _handlers is not null;
            _handlers -= handler;
            if (isAttached && _handlers is null)
                detach(OnRaised);
        }
    }

    private void OnRaised(object? manager, ConnectionStatusChangedEventArgs arguments)
    {
        if (arguments.Status.Key?.Scope == scope)
            _handlers?.Invoke(sender, arguments);
    }
}
