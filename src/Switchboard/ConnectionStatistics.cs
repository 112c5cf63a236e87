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
    long ClientsCreated, long ConnectAttempts, long ConnectFailures);
