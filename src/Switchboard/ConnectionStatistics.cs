namespace Switchboard;

/// <summary>What a manager holds now and what it did so far.</summary>
/// <param name="Clients">Clients that exist now, those being closed included.</param>
/// <param name="Connected">Clients that are connected now.</param>
/// <param name="Failed">Clients whose last connect failed.</param>
/// <param name="References">References and leases held now, over all clients.</param>
/// <param name="Subscriptions">Callbacks subscribed now, over all clients.</param>
/// <param name="ClientsCreated">Clients created since the manager was made.</param>
/// <param name="ConnectAttempts">Connects started since the manager was made, those of clients it did not create included.</param>
/// <param name="ConnectFailures">Connects that failed since the manager was made.</param>
public sealed record ConnectionStatistics(
    int Clients, int Connected, int Failed, int References, int Subscriptions,
    long ClientsCreated, long ConnectAttempts, long ConnectFailures)
{
    /// <summary>Connections that were lost and opened again, since the manager was made.</summary>
    public long Reconnects { get; init; }

    /// <summary>References and leases taken since the manager was made. Over <see cref="ClientsCreated"/> it is how often a connection was reused.</summary>
    public long HoldsTaken { get; init; }

    /// <summary>How long a connect took on average; <see langword="null"/> before the first.</summary>
    public TimeSpan? AverageConnectTime { get; init; }

    /// <summary>Most connections that were open at once.</summary>
    public int PeakConnected { get; init; }

    /// <summary>Each connection that exists now.</summary>
    public IReadOnlyList<ConnectionStatus> Connections { get; init; } = [];
}
