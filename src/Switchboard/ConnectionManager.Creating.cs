namespace Switchboard;

/// <content>Taking the client of a key, and making the one that is not there.</content>
public sealed partial class ConnectionManager
{
    // Null when it has to be tried again, after the task: another caller is making the client.
    private ManagedClient? TryTake<TClient>(
        ConnectionKey key, HoldKind kind, Func<TClient> factory, Func<TClient, Task>? close, out Task beingCreated) where TClient : class
    {
        beingCreated = Task.CompletedTask;
        Taken taken = TakeOrRetire<TClient>(key, kind);
        switch (taken.Kind)
        {
            case TakenKind.Existing:
                return taken.Client;
            case TakenKind.ToCreate:
                return Create(taken.Client, factory, close);
            case TakenKind.BeingCreated:
                beingCreated = taken.Client.Creation.Made;
                return null;
            default:
                return null;
        }
    }

    // A hold on a client that can be used, on one to be made or being made, or nothing when it has to be tried again.
    private Taken TakeOrRetire<TClient>(ConnectionKey key, HoldKind kind) where TClient : class
    {
        Taken taken = _entries.GetOrAdd(key).Take<TClient>(key, kind);
        ManagedClient managed = taken.Client;
        switch (taken.Kind)
        {
            case TakenKind.Existing when managed.Binding.State == ClientState.Closed:
                _ = managed.Entry.RetireAsync(managed, CloseReason.Lost);
                return default;
            case TakenKind.BeingCreated when managed.Creation.IsReentrant:
                throw new InvalidOperationException($"The factory of connection '{key}' asks for connection '{key}'; let it only make the client.");
            case TakenKind.OtherType:
                throw new InvalidOperationException(
                    $"Connection '{key}' has a client of type '{managed.Binding.Client.GetType()}', not '{typeof(TClient)}'; use another key for another kind of client.");
            default:
                return taken;
        }
    }

    private ManagedClient Create<TClient>(ManagedClient managed, Func<TClient> factory, Func<TClient, Task>? close) where TClient : class
    {
        try
        {
            return Adopt(managed, factory(), close);
        }
        catch (Exception error) when (!managed.IsCreated)
        {
            Abandon(managed, error);
            throw;
        }
    }

    private async Task<ManagedClient> CreateAsync<TClient>(
        ManagedClient managed, Func<CancellationToken, Task<TClient>> factory, CancellationToken cancellationToken) where TClient : class
    {
        try
        {
            Task<TClient>? making = factory(cancellationToken);
            managed.Creation.LeaveThread();
            return Adopt(managed, making is null ? null : await making.ConfigureAwait(false), close: null);
        }
        catch (Exception error) when (!managed.IsCreated)
        {
            Abandon(managed, error);
            throw;
        }
    }

    // Gives the client that was made to its entry, and to those who wait for it.
    private ManagedClient Adopt<TClient>(ManagedClient managed, TClient? made, Func<TClient, Task>? close) where TClient : class
    {
        TClient client = made ?? throw new InvalidOperationException(
            $"The factory of connection '{managed.Key}' returned null; it must return a new '{typeof(TClient)}'.");
        _clients.Own(client, managed);
        _context.ClientsCreated.Increment();
        ManagerLog.Created(_context.Logger, managed.Name, managed.Generation);
        bool isOpenToUse = managed.Entry.CompleteCreation(managed, new ClientBinding<TClient>(client, _context.Connectors.Find<TClient>(), close));
        managed.Creation.Complete();
        return isOpenToUse ? managed : throw managed.ClosedException();
    }

    private static void Abandon(ManagedClient managed, Exception error)
    {
        managed.Entry.FailCreation(managed);
        managed.Creation.Fail(error);
    }
}
