namespace Switchboard;

/// <summary>Makes the status of a connection.</summary>
internal static class ConnectionSnapshot
{
    /// <param name="connection">The connection.</param>
    /// <param name="asksClient">Whether the client is asked for its state, which runs the connector's code: not under a gate.</param>
    public static ConnectionStatus Of(ManagedConnection connection, bool asksClient)
    {
        ManagerContext context = connection.Entry.Context;
        ConnectionPhase phase = connection.Phase;
        if (asksClient && phase is ConnectionPhase.Connected or ConnectionPhase.Degraded && !connection.IsConnected)
            phase = ConnectionPhase.Disconnected;
        PhysicalConnection? physical = connection.Physical;
        ConnectFlight? flight = connection.Flight;
        var status = new ConnectionStatus(
            connection.Key, phase, connection.Generation, connection.Holders, connection.Subscriptions.CallbackCount, connection.Error)
        {
            Strategy = flight?.Strategy ?? physical?.Strategy,
            Transport = flight?.Transport ?? physical?.Transport,
            Attempt = flight?.Attempt ?? 0,
            MaxAttempts = context.Options.Reconnect.MaxAttempts,
            NextAttemptAt = flight?.NextAttemptAt,
            Latency = physical?.Latency,
            ConnectTime = physical?.ConnectTime,
            LastReceivedAt = physical is { LastReceived: > 0 and var received } ? At(context, received) : null,
            LastActivityAt = At(context, connection.LastActivity),
            ConnectedAt = physical?.ConnectedAt,
            Leases = connection.Leases,
            Reconnects = connection.Reconnects,
            Fault = connection.Fault,
            Diagnosis = connection.Diagnosis,
            FailedChannels = phase == ConnectionPhase.Degraded ? connection.Subscriptions.FailedChannels : [],
        };
        return status with { Quality = QualityRating.Of(status, context.Options, context.Time.GetUtcNow()) };
    }

    private static DateTimeOffset At(ManagerContext context, long timestamp) => context.Time.GetUtcNow() - context.Time.GetElapsedTime(timestamp);
}
