namespace Switchboard;

public sealed partial class ConnectionManager
{
    private TClient GetOrCreateCore<TClient>(ConnectionKey key, Func<TClient> factory, Func<TClient, Task>? close) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(factory);
        TClient? client;
        while (TryTake(key, HoldKind.Reference, factory, close, out client, out Task beingCreated) is null)
            beingCreated.GetAwaiter().GetResult();
        return client!;
    }

    private async ValueTask<ConnectionLease<TClient>> AcquireCoreAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, Func<TClient, CancellationToken, Task>? connect, CancellationToken cancellationToken)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(factory);
        cancellationToken.ThrowIfCancellationRequested();
        // Asked here: after the first await whoever called is not on the stack any more.
        InspectedLease? ticket = _context.Leaks is null ? null : new InspectedLease(_context.Time.GetUtcNow(), Origin.OfCaller());
        ManagedConnection? connection;
        while ((connection = TryTake(key, HoldKind.Lease, factory, close: null, out _, out Task beingCreated)) is null)
            // On in the caller's context: the factory may run next.
            await beingCreated.WaitAsync(cancellationToken).ConfigureAwait(true);
        try
        {
            // An open connection is not asked to connect, so nothing is allocated for it but the lease.
            if (!connection.IsConnected || connection.IsRetired)
                await ConnectAsync(connection, connect, cancellationToken).ConfigureAwait(false);
            var lease = new ConnectionLease<TClient>(key, connection, ticket);
            if (ticket is not null)
                connection.TrackLease(lease, ticket);
            return lease;
        }
        catch
        {
            _ = connection.Entry.ReleaseAsync(connection, HoldKind.Lease);
            throw;
        }
    }

    // Null when it has to be tried again, after the task: another caller is making the client.
    private ManagedConnection? TryTake<TClient>(
        ConnectionKey key, HoldKind kind, Func<TClient> factory, Func<TClient, Task>? close, out TClient? client, out Task beingCreated) where TClient : class
    {
        client = null;
        beingCreated = Task.CompletedTask;
        Taken taken = TakeOrDiscard<TClient>(key, kind);
        switch (taken.Kind)
        {
            case TakenKind.Existing:
                client = (TClient)taken.Binding!.Client;
                return taken.Connection;
            case TakenKind.ToCreate:
                client = Create(taken.Connection, kind, factory, close);
                return taken.Connection;
            case TakenKind.BeingCreated:
                beingCreated = taken.Connection.Creation?.Made ?? Task.CompletedTask;
                return null;
            default:
                return null;
        }
    }

    // A hold on a client that can be used, on one to be made or being made, or nothing when it has to be tried again.
    private Taken TakeOrDiscard<TClient>(ConnectionKey key, HoldKind kind) where TClient : class
    {
        Taken taken = _entries.GetOrAdd(key).Take<TClient>(key, kind);
        switch (taken.Kind)
        {
            case TakenKind.Existing when taken.Binding!.State == ClientState.Closed:
                taken.Connection.Entry.GiveBack(taken.Connection, kind);
                taken.Connection.Entry.Discard(taken.Connection, taken.Binding);
                return default;
            case TakenKind.BeingCreated when taken.Connection.Creation is { IsReentrant: true }:
                throw new InvalidOperationException($"The factory of connection '{key}' asks for connection '{key}'; let it only make the client.");
            case TakenKind.OtherType:
                throw new InvalidOperationException(
                    $"Connection '{key}' has a client of type '{taken.Connection.BindingOrNull?.Client.GetType()}', not '{typeof(TClient)}'; use another key for another kind of client.");
            case TakenKind.Existing or TakenKind.ToCreate:
                _context.Tally.Held();
                _context.Ledger.HoldTaken(key);
                return taken;
            default:
                return taken;
        }
    }

    private TClient Create<TClient>(ManagedConnection connection, HoldKind kind, Func<TClient> factory, Func<TClient, Task>? close) where TClient : class
    {
        connection.Recipe ??= new ConnectionRecipe(_ => Task.FromResult<ClientBinding>(Bind(connection, factory(), close)));
        ClientBinding<TClient> binding;
        try
        {
            binding = Bind(connection, factory(), close);
        }
        catch (Exception error)
        {
            Abandon(connection, kind, error);
            throw;
        }
        return Adopt(connection, binding);
    }

    private async Task<TClient> CreateAsync<TClient>(
        ManagedConnection connection, HoldKind kind, Func<CancellationToken, Task<TClient>> factory, CancellationToken cancellationToken) where TClient : class
    {
        connection.Recipe ??= new ConnectionRecipe(async token => Bind(connection, await factory(token).ConfigureAwait(false), close: null));
        ClientBinding<TClient> binding;
        try
        {
            Task<TClient>? making = factory(cancellationToken);
            connection.Creation?.LeaveThread();
            binding = Bind(connection, making is null ? null : await making.ConfigureAwait(false), close: null);
        }
        catch (Exception error)
        {
            Abandon(connection, kind, error);
            throw;
        }
        return Adopt(connection, binding);
    }

    private ClientBinding<TClient> Bind<TClient>(ManagedConnection connection, TClient? made, Func<TClient, Task>? close) where TClient : class
    {
        TClient client = made ?? throw new InvalidOperationException(
            $"The factory of connection '{connection.Key}' returned null; it must return a new '{typeof(TClient)}'.");
        _clients.Own(client, connection);
        _context.Tally.Created();
        _context.Ledger.ClientCreated(connection.Key!);
        ManagerLog.Created(_context.Logger, connection.Name);
        return new ClientBinding<TClient>(client, _context.Connectors.Find<TClient>(), close);
    }

    private static TClient Adopt<TClient>(ManagedConnection connection, ClientBinding<TClient> binding) where TClient : class =>
        connection.Entry.CompleteCreation(connection, binding) ? (TClient)binding.Client : throw connection.ClosedException();

    // A connection that had a client before goes on without this caller.
    private static void Abandon(ManagedConnection connection, HoldKind kind, Exception error)
    {
        connection.Entry.FailCreation(connection, error);
        if (connection.HadClient)
            _ = connection.Entry.ReleaseAsync(connection, kind);
    }
}
