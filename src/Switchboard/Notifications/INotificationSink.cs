namespace Switchboard;

/// <summary>
/// Somebody who is told that an endpoint is down, and that it is back. Called once for each, one after the other, from the thread pool; what it
/// throws is logged by its type.
/// </summary>
public interface INotificationSink
{
    /// <summary>Tells of an incident.</summary>
    /// <param name="incident">What happened.</param>
    /// <param name="cancellationToken">Cancelled when it takes longer than 10 seconds, and shortly after the manager is disposed.</param>
    /// <returns>A task that ends when it was told.</returns>
    Task NotifyAsync(Incident incident, CancellationToken cancellationToken);
}
