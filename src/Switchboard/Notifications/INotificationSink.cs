namespace Switchboard;

/// <summary>Somebody who is told that an endpoint is down, and that it is back. Called once for each, from the thread pool; what it throws is logged.</summary>
public interface INotificationSink
{
    /// <summary>Tells of an incident.</summary>
    /// <param name="incident">What happened.</param>
    /// <param name="cancellationToken">Cancelled when the manager is disposed.</param>
    /// <returns>A task that ends when it was told.</returns>
    Task NotifyAsync(Incident incident, CancellationToken cancellationToken);
}
