namespace Switchboard.Testing;

/// <summary>A network that is there or not as a test wants it.</summary>
public sealed class ManualNetwork : INetworkMonitor
{
    private volatile bool _isOnline = true;

    /// <summary>Whether there is a network; at first there is. Setting it tells the manager, on the thread that sets it.</summary>
    public bool IsOnline
    {
        get => _isOnline;
        set
        {
            if (_isOnline == value)
                return;
            _isOnline = value;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <inheritdoc/>
    public event EventHandler? Changed;
}
