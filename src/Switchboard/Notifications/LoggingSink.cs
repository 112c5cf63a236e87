using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>Logs that an endpoint is down, as an error, and that it is back, as information.</summary>
/// <param name="logger">The log.</param>
public sealed class LoggingSink(ILogger logger) : INotificationSink
{
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));

    /// <inheritdoc/>
    public Task NotifyAsync(Incident incident, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incident);
        if (incident.IsResolved)
            ManagerLog.EndpointBack(_logger, incident.Endpoint, incident.DownTime ?? TimeSpan.Zero);
        else
            ManagerLog.EndpointDown(_logger, incident.Endpoint, incident.Attempts, incident.Fault?.Code ?? "unknown", incident.Fault?.Message ?? "");
        return Task.CompletedTask;
    }
}
