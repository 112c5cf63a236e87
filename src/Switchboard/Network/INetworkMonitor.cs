namespace Switchboard;

/// <summary>Tells whether this machine has a network. Replace it where the platform knows better, for example MAUI's <c>Connectivity</c>.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public interface INetworkMonitor
{
    /// <summary>Whether there is a network. Says <see langword="true"/> when in doubt.</summary>
    bool IsOnline { get; }

    /// <summary>Raised when <see cref="IsOnline"/> has changed. A handler must not block.</summary>
    event EventHandler? Changed;
}
