using System.Net.NetworkInformation;

namespace Switchboard;

/// <summary>What the operating system says of the network.</summary>
internal sealed class SystemAvailability : IAvailabilitySource
{
    public bool IsAvailable
    {
        get
        {
            try
            {
                return NetworkInterface.GetIsNetworkAvailable();
            }
            catch (Exception error) when (error is NetworkInformationException or PlatformNotSupportedException)
            {
                return false;
            }
        }
    }

    public IDisposable? Listen(Action<bool> changed)
    {
        var listener = new Listener(changed);
        try
        {
            NetworkChange.NetworkAvailabilityChanged += listener.Changed;
            return listener;
        }
        catch (Exception error) when (error is NetworkInformationException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private sealed class Listener(Action<bool> changed) : IDisposable
    {
        public void Changed(object? sender, NetworkAvailabilityEventArgs change) => changed(change.IsAvailable);

        public void Dispose() => NetworkChange.NetworkAvailabilityChanged -= Changed;
    }
}
