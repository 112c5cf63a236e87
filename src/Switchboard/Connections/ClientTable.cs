using System.Runtime.CompilerServices;

namespace Switchboard;

/// <summary>Finds what is known of a client by the client itself, and keeps no client alive.</summary>
internal sealed class ClientTable(ManagerContext context)
{
    private readonly ConditionalWeakTable<object, ManagedConnection> _clients = new();
    private readonly object _gate = new();

    public ManagedConnection? Find(object client) => _clients.TryGetValue(client, out ManagedConnection? managed) ? managed : null;

    /// <summary>Finds a client; one that the manager did not create is known from here on, for as long as it lives.</summary>
    public ManagedConnection FindOrMeet<TClient>(TClient client) where TClient : class
    {
        if (Find(client) is { } known)
            return known;
        lock (_gate)
        {
            if (Find(client) is { } met)
                return met;
            var stranger = new ManagedConnection(new ConnectionEntry(context, emptied: null), key: null);
            stranger.Bind(new ClientBinding<TClient>(client, context.Connectors.Find<TClient>(), close: null));
            _clients.Add(client, stranger);
            return stranger;
        }
    }

    /// <summary>Makes a client the manager's own.</summary>
    /// <exception cref="InvalidOperationException">It is the client of another key already.</exception>
    public void Own(object client, ManagedConnection managed)
    {
        lock (_gate)
        {
            if (Find(client) is { } known)
            {
                if (known.Key is { } key && known != managed && !known.Closed.IsCompleted)
                    throw new InvalidOperationException(
                        $"The factory of connection '{managed.Key}' returned the client of connection '{key}'; return a client of its own, or use one key.");
                // Somebody else made it, and this manager may have connected it.
                if (known.Phase == ConnectionPhase.Connected)
                    managed.Enter(ConnectionPhase.Connected);
                _clients.Remove(client);
            }
            _clients.Add(client, managed);
        }
    }
}
