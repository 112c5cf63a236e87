namespace Switchboard.Testing;

/// <summary>The real connection manager, on a clock that a test moves, with clients and a network that do what the test says. No server, no waiting.</summary>
/// <remarks>
/// Time passes only when it is moved. After it was moved, or something happened to a client, the manager goes on by itself on other threads:
/// <see cref="AdvanceAsync"/> and <see cref="SettleAsync"/> return when it has come to rest, <see cref="WaitForPhaseAsync"/> when it has come to a phase.
/// </remarks>
public sealed class TestConnectionManager : IAsyncDisposable, IDisposable
{
    private readonly Stillness _stillness;

    internal TestConnectionManager(IConnectionManager manager, ManualClock clock, ScriptedConnector connector, ManualNetwork network)
    {
        Manager = manager;
        Clock = clock;
        Connector = connector;
        Network = network;
        _stillness = new Stillness(manager, clock, connector);
    }

    /// <summary>The manager, to give to the code under test.</summary>
    public IConnectionManager Manager { get; }

    /// <summary>The clock of the manager.</summary>
    public ManualClock Clock { get; }

    /// <summary>The connector that the manager has for <see cref="ScriptedClient"/>.</summary>
    public ScriptedConnector Connector { get; }

    /// <summary>The network that the manager sees.</summary>
    public ManualNetwork Network { get; }

    /// <summary>Makes a manager for a test.</summary>
    /// <param name="configure">Changes the options of the manager.</param>
    /// <param name="traits">What the scripted clients can do.</param>
    /// <returns>The manager and what it stands on. Dispose it when the test ends.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static TestConnectionManager Create(
        Action<ConnectionManagerOptions>? configure = null, ConnectorTraits traits = ScriptedConnector.DefaultTraits)
    {
        var clock = new ManualClock();
        var connector = new ScriptedConnector(clock, traits);
        var network = new ManualNetwork();
        var options = new ConnectionManagerOptions { NetworkMonitor = network };
        options.AddConnector(connector);
        configure?.Invoke(options);
        return new TestConnectionManager(new ConnectionManager(options, clock), clock, connector, network);
    }

    /// <summary>Waits until everything that is due has run and the manager waits for the clock, for a client or for nothing.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends then.</returns>
    /// <remarks>
    /// What comes to rest is the thread pool of the process. Where tests run side by side it never does; then it is enough that nothing has happened to the
    /// manager, its clock and its clients for 50 milliseconds. To wait for something that is to happen, <see cref="WaitForPhaseAsync"/> is better.
    /// </remarks>
    public Task SettleAsync(CancellationToken cancellationToken = default) => _stillness.RunAsync(_stillness.Settle, cancellationToken);

    /// <summary>Lets time pass: moves the clock from one timer to the next and settles after each, so that everything happens in its order and at its time.</summary>
    /// <param name="time">How much.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the time has passed and the manager has come to rest.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public Task AdvanceAsync(TimeSpan time, CancellationToken cancellationToken = default)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "Time does not go back; give it 0 or more.");
        return _stillness.RunAsync(token => _stillness.Advance(time, token), cancellationToken);
    }

    /// <summary>Waits until a connection comes to a phase; ends at once where it is in it. Does not move the clock.</summary>
    /// <param name="key">The key of the connection.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The status with which the phase began, or the current one.</returns>
    /// <exception cref="TimeoutException">The connection did not come to the phase within a minute of real time; the message tells where it is.</exception>
    public async Task<ConnectionStatus> WaitForPhaseAsync(ConnectionKey key, ConnectionPhase phase, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var reached = new TaskCompletionSource<ConnectionStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        Manager.StatusChanged += OnStatusChanged;
        try
        {
            if (Manager.GetStatus(key) is var now && now.Phase == phase)
                return now;
            await Patience.WaitAsync(reached.Task, () => $"The connection '{key}' did not come to {phase}; it is {Manager.GetStatus(key).Phase}.", cancellationToken)
                .ConfigureAwait(false);
            return await reached.Task.ConfigureAwait(false);
        }
        finally
        {
            Manager.StatusChanged -= OnStatusChanged;
        }

        void OnStatusChanged(object? sender, ConnectionStatusChangedEventArgs change)
        {
            if (key.Equals(change.Status.Key) && change.Status.Phase == phase)
                reached.TrySetResult(change.Status);
        }
    }

    /// <summary>Disposes the manager, and moves the clock so that nothing has to be waited for. Connects that hang are let go.</summary>
    /// <returns>A task that ends when the manager is disposed.</returns>
    /// <exception cref="TimeoutException">The manager was not disposed within a minute of real time, however far the clock was moved.</exception>
    public async ValueTask DisposeAsync()
    {
        Task disposal = Manager.DisposeAsync().AsTask();
        Connector.LetGo();
        // No bound of a close is longer than a day.
        for (int days = 0; days < 3 && !disposal.IsCompleted; days++)
            await _stillness.RunAsync(token => _stillness.Advance(TimeSpan.FromDays(1), token), CancellationToken.None).ConfigureAwait(false);
        await Patience.WaitAsync(disposal, static () => "The connection manager is not disposed; a client does not let it.", CancellationToken.None).ConfigureAwait(false);
        _stillness.Dispose();
    }

    /// <summary>As <see cref="DisposeAsync"/>, blocking.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
