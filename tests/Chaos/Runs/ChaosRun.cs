using System.Collections.Concurrent;
using Switchboard.SignalR;
using Switchboard.SignalR.Tests;

namespace Switchboard.Chaos;

/// <summary>One manager, four connections to one server, and a number of faults, one after the other. The seed decides on their order.</summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentQueue<(ILink Link, string Id, Task Sent)> _sends = [];
    private readonly Random _random;
    private readonly ConnectionManager _connections;
    private Task _publishing = Task.CompletedTask;
    private int _sent;

    private ChaosRun(FaultyServer server, int seed)
    {
        Server = server;
        _random = new Random(seed);
        _connections = new ConnectionManager(OptionsFor(server), timeProvider: null, Log);
        _connections.ConnectionLost += (_, change) => Log.Add($"{nameof(ConnectionStatus)} {change.Status}");
        _connections.ConnectionRestored += (_, change) => Log.Add($"{nameof(ConnectionStatus)} {change.Status}");
        _connections.StatusChanged += (_, change) => Log.Add($"{nameof(ConnectionStatus)} {change.Status}");
        Socket = StreamLink.OverSocket(Connections, server);
        Links = [new HubLink(Connections, server), Socket, StreamLink.OverEvents(Connections, server), StreamLink.OverPolls(Connections, server)];
    }

    public FaultyServer Server { get; }
    public IConnectionManager Connections => _connections;
    public CollectedLog Log { get; } = new();
    public ILink Socket { get; }
    public IReadOnlyList<ILink> Links { get; }
    public IReadOnlyCollection<(ILink Link, string Id, Task Sent)> Sends => _sends;

    /// <summary>The first and the last message that every link was there for.</summary>
    public (long First, long Last) Span { get; private set; }

    public static async Task<ChaosRun> StartAsync(int seed)
    {
        var run = new ChaosRun(await FaultyServer.StartNewAsync(), seed);
        await Task.WhenAll(run.Links.Select(static link => link.OpenAsync())).Soon();
        run._publishing = run.PublishAsync();
        await run.AllConnectedAgainAsync();
        run.Span = (run.Server.Log.Last, 0);
        return run;
    }

    /// <summary>Lets the faults strike, all of them before one comes again.</summary>
    public async Task StrikeAsync(int faults)
    {
        Fault[] deck = [.. FaultCatalog.All];
        for (int number = 0; number < faults; number++)
        {
            if (number % deck.Length == 0)
                _random.Shuffle(deck);
            Fault fault = deck[number % deck.Length];
            try
            {
                SendOnAll();
                Task striking = fault.Strike(this);
                SendOnAll();
                await striking.Soon();
                await AllConnectedAgainAsync();
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"After fault {number} ('{fault.Name}'): {error.Message}\n{Describe()}", error);
            }
        }
    }

    /// <summary>Ends the messages, and waits until the last of them is there and every send has ended.</summary>
    public async Task SettleAsync()
    {
        await _ended.CancelAsync();
        await _publishing;
        long last = (await Server.PublishAsync(ILink.Channel, "the last one")).Sequence;
        Span = (Span.First, last);
        await Task.WhenAll(Links.Select(link => link.Inbox.PastAsync(last - 1))).Soon();
        await Task.WhenAll(_sends.Select(static send => send.Sent)).Soon().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (ConnectionIssue issue in Connections.Inspect())
            Log.Add($"{issue}");
        Log.Add($"{Connections.GetStatistics()}");
        Log.AskInstruments();
    }

    /// <summary>Ends when each link has a message that was published after now, and its connection says that it is there.</summary>
    public async Task AllConnectedAgainAsync()
    {
        long mark = Server.Log.Last;
        await Task.WhenAll(Links.Select(link => link.Inbox.PastAsync(mark))).Soon();
        await Task.WhenAll(Links.Select(link => PhaseAsync(link, ConnectionPhase.Connected)));
    }

    /// <summary>Ends when a connection is in a phase.</summary>
    public async Task PhaseAsync(ILink link, ConnectionPhase phase)
    {
        using var bound = new CancellationTokenSource(s_bound);
        await foreach (ConnectionStatus status in Connections.WatchAsync(link.Key, bound.Token))
            if (status.Phase == phase)
                return;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _publishing;
        foreach (ILink link in Links)
            await link.DisposeAsync();
        await _connections.DisposeAsync();
        await Server.DisposeAsync();
        Log.Dispose();
        _ended.Dispose();
    }

    private string Describe() => string.Join('\n', Links.Select(link => $"{link.Name}: {link.Inbox.Distinct} messages, {Connections.GetStatus(link.Key)}"));

    private async Task PublishAsync()
    {
        using var pace = new PeriodicTimer(s_pace);
        try
        {
            while (await pace.WaitForNextTickAsync(_ended.Token))
                await Server.PublishAsync(ILink.Channel, "news");
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private void SendOnAll()
    {
        foreach (ILink link in Links)
        {
            string id = $"{link.Name}-{++_sent}";
            _sends.Enqueue((link, id, Task.Run(() => link.SendAsync(id))));
        }
    }

    // The times are short so that many faults fit into a minute; what happens is what happens with long ones.
    private static ConnectionManagerOptions OptionsFor(FaultyServer server)
    {
        var options = new ConnectionManagerOptions
        {
            Linger = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            CloseTimeout = TimeSpan.FromMilliseconds(500),
            HeartbeatInterval = TimeSpan.FromSeconds(1),
            HeartbeatTimeout = TimeSpan.FromMilliseconds(500),
            HealthCheckInterval = TimeSpan.FromSeconds(1),
            BreakerDuration = TimeSpan.FromSeconds(1),
            Reconnect = new ReconnectPolicy { BaseDelay = TimeSpan.FromMilliseconds(20), MaxDelay = TimeSpan.FromMilliseconds(200), MaxAttempts = null },
            // The link that polls is its own fallback; two would ask at once.
            PollAfterAttempts = 1_000,
            OfflineQueueCapacity = 10_000,
            TokenProvider = new CurrentToken(server.Secrets),
        };
        return options.AddConnector(new HubConnectionConnector());
    }

    private sealed class CurrentToken(Secrets secrets) : ITokenProvider
    {
        public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) => new(new AccessToken(secrets.Token));
    }
}
