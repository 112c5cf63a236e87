namespace Switchboard;

/// <summary>Finds out why an address could not be connected to, while the next attempt is waited for.</summary>
internal static class Diagnosis
{
    public static async Task RunAsync(ConnectFlight flight, Uri endpoint, ManagerContext context, CancellationToken cancellationToken)
    {
        ManagedConnection connection = flight.Connection;
        connection.Entry.Report(connection, ConnectionPhase.Diagnosing);
        try
        {
            var options = new ConnectionDiagnosticsOptions { TimeProvider = context.Time, NetworkMonitor = context.Network };
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, flight.Token);
            DiagnosticReport report = await ConnectionDiagnostics.RunAsync(endpoint, options, ended.Token).ConfigureAwait(false);
            connection.Diagnosis = report.Summary;
        }
        catch (Exception)
        {
            // It only explains; what it cannot find out it does not say.
        }
        connection.Entry.EndDiagnosis(flight);
    }
}
