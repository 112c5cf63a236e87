namespace Switchboard.Testing;

/// <summary>A realtime client without a server: it does what its <see cref="ScriptedConnector"/> and the test say, and remembers what was done to it.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed partial class ScriptedClient : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly List<object?> _sent = [];
    private readonly List<string> _subscribed = [];
    private readonly List<WireSubscription> _wire = [];
    private ScriptedConnector? _connector;
    private ScriptedConnection? _connection;
    private IConnectionObserver? _observer;
    private TaskCompletionSource<bool>? _reconnect;
    private ClientState _state = ClientState.Disconnected;
    private AccessToken? _token;
    private int _connects;
    private int _disconnects;
    private int _pings;
    private int _polls;
    private volatile string? _user;
    private volatile bool _isSilent;
    private volatile bool _isDisposed;

    /// <summary>Makes a client.</summary>
    /// <param name="name">What messages call it.</param>
    public ScriptedClient(string name = "client")
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>The state that the manager is told.</summary>
    public ClientState State
    {
        get
        {
            lock (_gate)
                return _state;
        }
    }

    /// <summary>Whether it was disposed.</summary>
    public bool IsDisposed => _isDisposed;

    /// <summary>Whom it is signed in as: the user of its key since the last connect, unless the test says another. <see langword="null"/> tells nothing.</summary>
    public string? User { get => _user; set => _user = value; }

    /// <summary>Whether it leaves pings unanswered.</summary>
    public bool IsSilent { get => _isSilent; set => _isSilent = value; }

    /// <summary>How often it was told to connect.</summary>
    public int Connects => Volatile.Read(ref _connects);

    /// <summary>How often it was told to disconnect.</summary>
    public int Disconnects => Volatile.Read(ref _disconnects);

    /// <summary>How often it was pinged.</summary>
    public int Pings => Volatile.Read(ref _pings);

    /// <summary>How often it was polled.</summary>
    public int Polls => Volatile.Read(ref _polls);

    /// <summary>Its physical connection, the last one it had or tries to have; <see langword="null"/> before the first connect.</summary>
    public ScriptedConnection? Connection
    {
        get
        {
            lock (_gate)
                return _connection;
        }
    }

    /// <summary>The token that it was given last.</summary>
    public AccessToken? Token
    {
        get
        {
            lock (_gate)
                return _token;
        }
    }

    /// <summary>The channels that it was told to subscribe, each time it was, in order.</summary>
    public IReadOnlyList<string> Subscribed => Copy(_subscribed);

    /// <summary>The channels that are subscribed now, confirmed by the other side, in order. One that stands there twice is subscribed twice.</summary>
    public IReadOnlyList<string> Wire => [.. WireSubscriptions().Select(static subscription => subscription.Channel)];

    /// <summary>What was sent on it, in order.</summary>
    public IReadOnlyList<object?> Sent => Copy(_sent);

    /// <summary>Sends, as the code under test does it. Only a connected client can.</summary>
    /// <param name="message">What to send.</param>
    /// <param name="cancellationToken">Keeps it from being sent.</param>
    /// <returns>A task that ends when it is sent.</returns>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public Task SendAsync(object? message, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_state != ClientState.Connected)
                throw new InvalidOperationException($"The client '{Name}' is {_state}; it can send only when it is Connected.");
            _sent.Add(message);
        }
        return Task.CompletedTask;
    }

    /// <summary>Disposes it, as its manager does after the last disconnect. A connection that is open ends.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _state = ClientState.Closed;
        }
        if (Connection is { } connection)
            EndOf(connection);
        lock (_gate)
            _wire.Clear();
        return default;
    }

    private void ThrowIfDisposed()
    {
        if (IsDisposed)
            throw new ObjectDisposedException(Name, $"The client '{Name}' is disposed.");
    }

    private T[] Copy<T>(List<T> list)
    {
        lock (_gate)
            return [.. list];
    }
}
