using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>
/// The connection of one key from its first holder to its close, through however many clients and physical connections.
/// Its fields change under the gate of its entry.
/// </summary>
internal sealed class ManagedConnection : ISubscriptionOwner
{
    private readonly TaskCompletionSource<bool> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ClientBinding? _binding;
    private volatile bool _retired;
    private volatile ConnectionPhase _phase;
    private volatile TaskCompletionSource<bool>? _restoreInterruption;
    private volatile OfflineQueue? _offline;
    private volatile LastCall? _lastCall;
    private long _lastActivity;

    public ManagedConnection(ConnectionEntry entry, ConnectionKey? key)
    {
        Entry = entry;
        Key = key;
        Tags = entry.Context.Telemetry.TagsOf(key);
        Subscriptions = new SubscriptionTable(this);
        LingerDeadline = entry.Context.Deadlines.Create(() => entry.LingerElapsed(this));
        UpkeepDeadline = entry.Context.Deadlines.Create(() => entry.Upkeep(this));
        Touch();
    }

    public ConnectionEntry Entry { get; }
    public ConnectionKey? Key { get; }
    public ConnectionTags Tags { get; }
    public SubscriptionTable Subscriptions { get; }
    public RecentReconnects RecentReconnects { get; } = new();
    public Deadline LingerDeadline { get; }
    public Deadline UpkeepDeadline { get; }

    /// <summary>Ends when the connection is closed and its client disposed.</summary>
    public Task Closed => _closed.Task;

    // References are given back by client, leases each by itself: a reference given back too often must not take away a lease.
    public int References { get; set; }
    public int Leases { get; set; }
    public int Holders => References + Leases;

    /// <summary>The leases by where they were taken, while origins are tracked.</summary>
    public List<InspectedLease>? Tickets { get; set; }

    /// <summary>Leases that ask to be kept alive, and leases whose client was taken.</summary>
    public int KeptAlive { get; set; }
    public int ClientsTaken { get; set; }

    /// <summary>The making of the client, of the first or of one that replaces a lost one.</summary>
    public SingleCreation? Creation { get; set; }

    /// <summary>How to make and connect a client when nobody is there to say so.</summary>
    public ConnectionRecipe? Recipe { get; set; }

    public Endpoint? Endpoint { get; set; }
    public ConnectFlight? Flight { get; set; }
    public PhysicalConnection? Physical { get; set; }
    public long Generation { get; set; }
    public bool Lingers { get; set; }
    public bool HadClient { get; private set; }
    public bool HadConnector { get; private set; }

    // Changes under the gate of the places.
    public bool HoldsPlace { get; set; }

    public bool WasLost { get; set; }
    public long LostAt { get; set; }
    public int Reconnects { get; set; }
    public Exception? Error { get; set; }
    public ConnectionFault? Fault { get; set; }
    public string? Diagnosis { get; set; }
    public CloseReason Reason { get; private set; }

    // These are also read without the gate.
    public ConnectionPhase Phase => _phase;
    public bool IsRetired => _retired;
    public bool HasClient => _binding is not null;
    public ClientBinding? BindingOrNull => _binding;
    public ClientBinding Binding => _binding ?? throw new InvalidOperationException($"The client of connection '{Name}' is not created yet.");
    public OfflineQueue Offline => _offline ??= new OfflineQueue(this);
    public bool HasOfflineSends => _offline is { IsEmpty: false };
    public long LastActivity => Interlocked.Read(ref _lastActivity);

    /// <summary>For messages.</summary>
    public string Name => Key?.ToString() ?? _binding?.Client.GetType().ToString() ?? "";

    /// <summary>Connected as far as anybody can tell.</summary>
    public bool IsConnected =>
        _phase is ConnectionPhase.Connected or ConnectionPhase.Degraded && _binding is { State: ClientState.Connected or ClientState.Unknown };

    ILogger ISubscriptionOwner.Logger => Entry.Context.Logger;
    TimeProvider ISubscriptionOwner.Time => Entry.Context.Time;
    Delivery ISubscriptionOwner.Delivery => Entry.Context.Delivery;

    public ConnectionStatus Status => ConnectionSnapshot.Of(this, asksClient: true);

    public ISubscription Subscribe<TClient, TMessage>(
        string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback, SubscriptionOptions options)
        where TClient : class
    {
        if (IsRetired)
            throw ClosedException();
        if (open is not null)
            return Subscriptions.Subscribe(channel, ChannelOpeners.ByCall<TClient, TMessage>(open), keptByClient: true, callback, options, BindingOrNull);
        bool isKept = BindingOrNull?.Has(ConnectorTraits.KeepsSubscriptions) == true;
        // What does not live on the client is subscribed when the connection is open, now or later.
        return Subscriptions.Subscribe(
            channel, ChannelOpeners.ByConnector<TMessage>(), isKept, callback, options, isKept || Key is null || BindingOrNull is { HasConnector: false } ? BindingOrNull : null);
    }

    /// <summary>A lease that is collected without being disposed is reported, and given back for whoever forgot it.</summary>
    public void TrackLease(object lease, InspectedLease ticket)
    {
        Entry.AddTicket(this, ticket);
        Entry.Context.Leaks?.Track(lease, $"A lease on connection {Name}", ticket.Origin, origin =>
        {
            Entry.RemoveTicket(this, ticket);
            _ = Entry.ReleaseAsync(this, HoldKind.Lease);
        });
    }

    public void UntrackLease(object lease, InspectedLease ticket)
    {
        Entry.RemoveTicket(this, ticket);
        Entry.Context.Leaks?.Untrack(lease);
    }

    /// <summary>Sends now, or when the connection is open, or not at all, as the options say.</summary>
    public async ValueTask SendAsync<TClient>(Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken) where TClient : class
    {
        if (IsRetired)
            throw ClosedException();
        Touch();
        if (Phase == ConnectionPhase.Suspended)
            await Entry.ConnectAsync(this, client: null, connect: null, cancellationToken).ConfigureAwait(false);
        if (IsConnected && !HasOfflineSends)
            await send((TClient)Binding.Client, cancellationToken).ConfigureAwait(false);
        else
            await Offline.SendAsync((client, token) => send((TClient)client, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches a new token and gives it to the client. False when only opening the connection anew does that.</summary>
    public async Task<bool> RefreshTokenAsync(CancellationToken cancellationToken)
    {
        AccessToken? token = Key is { } key ? await Entry.Context.Tokens.GetAsync(key, refresh: true, cancellationToken).ConfigureAwait(false) : null;
        if (token is null || Physical is not { } physical || !IsConnected || !physical.Binding.Has(ConnectorTraits.RenewsTokens))
            return false;
        await physical.Binding.RenewTokenAsync(token, cancellationToken).ConfigureAwait(false);
        physical.Token = token;
        ManagerLog.TokenRefreshed(Entry.Context.Logger, Name);
        Entry.Reschedule(this);
        return true;
    }

    public void MessageDropped() => Entry.Context.Telemetry.MessagesDropped(Tags, 1);

    public void MessageReceived()
    {
        Touch();
        Entry.Context.Telemetry.MessageReceived(Tags);
        Physical?.Received();
    }

    public void ChannelsChanged() => Entry.ReviewChannels(this);

    /// <summary>Somebody uses the connection.</summary>
    public void Touch()
    {
        ManagerContext context = Entry.Context;
        long now = context.Time.GetTimestamp();
        long before = Interlocked.Exchange(ref _lastActivity, now);
        // What happens within a second of the last time is the same activity.
        if (Key is not null && (now - before) >= context.Time.TimestampFrequency)
            context.Ledger.Active(Key);
    }

    public void Bind(ClientBinding? binding)
    {
        _binding = binding;
        HadClient |= binding is not null;
        HadConnector |= binding is { HasConnector: true };
    }

    /// <summary>The connect call that opened this client last, or the one that was given for all clients of the connection.</summary>
    public Func<CancellationToken, Task>? ConnectCallFor(ClientBinding binding) =>
        _lastCall is { } last && last.Binding == binding ? last.Connect
        : Recipe?.Connect is { } connect ? token => connect(binding.Client, token)
        : null;

    public void RememberConnect(ClientBinding binding, Func<CancellationToken, Task>? connect)
    {
        if (connect is not null)
            _lastCall = new LastCall(binding, connect);
    }

    /// <summary>Changes the phase, and tells who listens.</summary>
    public void Enter(ConnectionPhase phase)
    {
        ConnectionPhase previous = _phase;
        if (previous == phase)
            return;
        _phase = phase;
        Entry.Context.Watch.Publish(this, previous);
    }

    public void Retire(CloseReason reason)
    {
        Reason = reason;
        Enter(ConnectionPhase.Closing);
        _retired = true;
        InterruptRestore();
    }

    /// <summary>A restore begins. The task ends when it is to make way.</summary>
    public Task BeginRestore() =>
        (_restoreInterruption = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>A close or a connect is next: it does not wait for the answers of channels.</summary>
    public void InterruptRestore() => _restoreInterruption?.TrySetResult(true);

    public void MarkClosed()
    {
        Enter(ConnectionPhase.Closed);
        _offline?.Close();
        _closed.TrySetResult(true);
    }

    public ObjectDisposedException ClosedException() => ClosedException(Reason);

    public ObjectDisposedException ClosedException(CloseReason reason) => new(Name, $"The connection '{Name}' {reason switch
    {
        CloseReason.Released => "was closed after its last reference was given back",
        CloseReason.Lost => "was lost and its client cannot connect again",
        CloseReason.UserSwitched => "was closed because another user took its key",
        CloseReason.SignedOut => "was closed because its user signed out",
        CloseReason.ManagerDisposed => "was closed with its connection manager",
        _ => "has no client because its factory failed",
    }}; get the client anew with GetOrCreate or AcquireAsync.");

    private sealed record LastCall(ClientBinding Binding, Func<CancellationToken, Task> Connect);
}
