using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>One client of one key: a generation. Its fields change under the gate of its entry.</summary>
internal sealed class ManagedClient : ISubscriptionOwner
{
    private readonly TaskCompletionSource<bool> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ClientBinding? _binding;
    private volatile bool _retired;
    private volatile ConnectionPhase _phase;

    public ManagedClient(ConnectionEntry entry, ConnectionKey? key, long generation)
    {
        Entry = entry;
        Key = key;
        Generation = generation;
        Subscriptions = new SubscriptionTable(this);
    }

    public ConnectionEntry Entry { get; }
    public ConnectionKey? Key { get; }
    public long Generation { get; }
    public SingleCreation Creation { get; } = new();
    public SubscriptionTable Subscriptions { get; }

    /// <summary>Ends when the client is closed and disposed.</summary>
    public Task Closed => _closed.Task;

    // References are given back by client, leases each by itself: a reference given back too often must not take away a lease.
    public int References { get; set; }
    public int Leases { get; set; }
    public int Holders => References + Leases;

    public ConnectFlight? Flight { get; set; }
    public ITimer? LingerTimer { get; set; }
    public int LingerNumber { get; set; }
    public Exception? Error { get; set; }
    public CloseReason Reason { get; private set; }

    // These three are also read without the gate.
    public ConnectionPhase Phase { get => _phase; set => _phase = value; }
    public bool IsRetired => _retired;
    public bool IsCreated => _binding is not null;

    public ClientBinding Binding => _binding ?? throw new InvalidOperationException($"The client of connection '{Name}' is not created yet.");

    /// <summary>For messages.</summary>
    public ILogger Logger => Entry.Context.Logger;
    public Delivery Delivery => Entry.Context.Delivery;
    public void MessageReceived()
    {
    }

    public string Name => Key?.ToString() ?? _binding?.Client.GetType().ToString() ?? "";

    /// <summary>Connected as far as anybody can tell.</summary>
    public bool IsConnected => Phase == ConnectionPhase.Connected && Binding.State is ClientState.Connected or ClientState.Unknown;

    public ConnectionStatus Status => new(
        Key, Phase == ConnectionPhase.Connected && !IsConnected ? ConnectionPhase.Disconnected : Phase,
        Generation, Holders, Subscriptions.CallbackCount, Error);

    public void Bind(ClientBinding binding) => _binding = binding;

    public void Retire(CloseReason reason)
    {
        Reason = reason;
        Phase = ConnectionPhase.Closing;
        _retired = true;
    }

    public void MarkClosed()
    {
        Phase = ConnectionPhase.Closed;
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
}
