namespace Switchboard.Model;

/// <summary>What code took of a connection: a lease or a reference.</summary>
internal abstract class Holding(ConnectionKey key)
{
    public ConnectionKey Key => key;
    public bool IsGivenBack { get; protected set; }

    /// <summary>The client, where the holding has one that is not closed.</summary>
    public abstract ScriptedClient? Client { get; }

    public abstract ISubscription? Subscribe(string channel, Func<Word, Task> callback);

    public abstract Task? GiveBackAsync();
}

internal sealed class Lease(ConnectionKey key, Task<ConnectionLease<ScriptedClient>> taking) : Holding(key)
{
    private ConnectionLease<ScriptedClient>? Taken => taking.IsCompletedSuccessfully && !IsGivenBack ? taking.Result : null;

    public override ScriptedClient? Client => Use(static lease => lease.Client);

    public override ISubscription? Subscribe(string channel, Func<Word, Task> callback) => Use(lease => lease.Subscribe(channel, callback));

    public override Task? GiveBackAsync()
    {
        if (Taken is not { } lease)
            return null;
        IsGivenBack = true;
        return lease.DisposeAsync().AsTask();
    }

    // A lease whose connection was closed under it says so, and so does a channel that is refused.
    private T? Use<T>(Func<ConnectionLease<ScriptedClient>, T> use) where T : class
    {
        try
        {
            return Taken is { } lease ? use(lease) : null;
        }
        catch (Exception error) when (error is ObjectDisposedException or ConnectionFaultException)
        {
            return null;
        }
    }
}

internal sealed class Reference(ConnectionKey key, ScriptedClient client, IConnectionManager manager) : Holding(key)
{
    public override ScriptedClient? Client => IsGivenBack || client.IsDisposed ? null : client;

    public override ISubscription? Subscribe(string channel, Func<Word, Task> callback)
    {
        try
        {
            return Client is { } current ? manager.Subscribe(current, channel, callback) : null;
        }
        catch (Exception error) when (error is ObjectDisposedException or ConnectionFaultException)
        {
            return null;
        }
    }

    public override Task? GiveBackAsync()
    {
        if (IsGivenBack)
            return null;
        IsGivenBack = true;
        return manager.ReleaseAsync(client).AsTask();
    }
}
