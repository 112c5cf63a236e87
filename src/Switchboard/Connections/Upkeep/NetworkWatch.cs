using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>Brings what the network does to all connections of a manager.</summary>
internal sealed class NetworkWatch : IDisposable
{
    private readonly INetworkMonitor _monitor;
    private readonly EntryTable _entries;
    private readonly ILogger _logger;

    public NetworkWatch(INetworkMonitor monitor, EntryTable entries, ILogger logger)
    {
        _monitor = monitor;
        _entries = entries;
        _logger = logger;
        _monitor.Changed += OnChanged;
    }

    public void Dispose() => _monitor.Changed -= OnChanged;

    private void OnChanged(object? sender, EventArgs arguments)
    {
        ConnectionEntry[] entries = _entries.All();
        bool isOnline = _monitor.IsOnline;
        if (isOnline)
            ManagerLog.CameOnline(_logger, entries.Length);
        else
            ManagerLog.WentOffline(_logger, entries.Length);
        foreach (ConnectionEntry entry in entries)
        {
            if (isOnline)
                entry.Hurry();
            else
                entry.GoOffline();
        }
    }
}
