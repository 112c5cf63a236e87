namespace Switchboard;

/// <summary>Where the availability of the network is known from.</summary>
internal interface IAvailabilitySource
{
    /// <summary>Whether there is a network; false where that cannot be found out.</summary>
    bool IsAvailable { get; }

    /// <summary>Listens until the handle is disposed. Null where the platform cannot tell.</summary>
    IDisposable? Listen(Action<bool> changed);
}
