namespace Switchboard;

/// <summary>One channel, read as one type of message, subscribed once however many callbacks listen.</summary>
/// <remarks>Everything but the messages is under the gate of the table.</remarks>
internal abstract class SharedSubscription(SubscriptionTable table, string channel, bool isKeptByClient, long number)
{
    public SubscriptionTable Table => table;
    public ISubscriptionOwner Owner => table.Owner;
    public string Channel => channel;
    public abstract Type Message { get; }

    /// <summary>It lives on the client object, not on its physical connection.</summary>
    public bool IsKeptByClient => isKeptByClient;

    /// <summary>Its place in the order of subscription.</summary>
    public long Number => number;

    public abstract int CallbackCount { get; }

    /// <summary>The opening that counts; <see langword="null"/> where there is none, or the last one failed.</summary>
    public Opening? Current { get; set; }

    /// <summary>What the last opening failed with, until one is confirmed.</summary>
    public Exception? Error { get; set; }

    /// <summary>The call that subscribes, where a caller waits for it: those who come meanwhile wait too.</summary>
    public SingleCreation? FirstCall { get; set; }

    public SubscriptionState State =>
        Current is { IsConfirmed: true } ? SubscriptionState.Active
        : Error is not null ? SubscriptionState.Failed
        : SubscriptionState.Pending;

    /// <summary>Makes the opening that counts from now on; it is still to be opened, outside of the gate.</summary>
    public abstract Opening Begin(ClientBinding binding, Task predecessorLeft);

    /// <summary>Tells those who wait where the subscription stands now.</summary>
    public abstract void TellState();

    /// <summary>Its callbacks, for the inspector. Called under the gate of the table.</summary>
    public abstract IEnumerable<InspectedSubscription> Inspect();

    /// <summary>Ends every callback; those who wait get the error.</summary>
    public abstract void EndCallbacks(Exception error);

    /// <summary>Fetches what came since the last message.</summary>
    public abstract Task PollAsync(ClientBinding binding, CancellationToken cancellationToken);
}
