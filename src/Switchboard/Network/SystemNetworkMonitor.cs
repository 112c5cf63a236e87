namespace Switchboard;

/// <summary>
/// The network as the operating system sees it. It is offline only once it was seen to go: a container that has nothing but its
/// loopback counts as online, and so does a platform that cannot tell.
/// </summary>
/// <remarks>The system's event is static and would hold its listeners for good, so it is listened to only while somebody listens here.</remarks>
internal sealed class SystemNetworkMonitor(IAvailabilitySource source) : INetworkMonitor
{
    private readonly object _gate = new();
    private EventHandler? _changed;
    private Listening? _listening;

    public SystemNetworkMonitor() : this(new SystemAvailability())
    {
    }

    public bool IsOnline
    {
        get
        {
            lock (_gate)
                return _listening?.IsOnline ?? true;
        }
    }

    public event EventHandler? Changed
    {
        add
        {
            lock (_gate)
            {
                _changed += value;
                if (_changed is null || _listening is not null)
                    return;
                _listening = new Listening(source.IsAvailable);
                Listening listening = _listening;
                listening.Handle = source.Listen(available => Saw(listening, available));
            }
        }
        remove
        {
            lock (_gate)
            {
                _changed -= value;
                if (_changed is not null)
                    return;
                _listening?.Handle?.Dispose();
                _listening = null;
            }
        }
    }

    private void Saw(Listening listening, bool available)
    {
        EventHandler? changed;
        lock (_gate)
        {
            // One that was told while it was being detached is late.
            if (_listening != listening || !listening.Saw(available))
                return;
            changed = _changed;
        }
        changed?.Invoke(this, EventArgs.Empty);
    }

    private sealed class Listening(bool wasAvailable)
    {
        public bool IsOnline { get; private set; } = true;

        public IDisposable? Handle { get; set; }

        /// <summary>Notes what the system says. True when that changed whether it is online.</summary>
        public bool Saw(bool available)
        {
            bool wasOnline = IsOnline;
            // "Unavailable" where it was so before is no change: the system says it again whenever an interface comes or goes.
            IsOnline = available || (wasOnline && !wasAvailable);
            wasAvailable = available;
            return IsOnline != wasOnline;
        }
    }
}
