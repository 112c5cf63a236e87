namespace Switchboard.Model;

/// <summary>A manager, what stands around it, and what the code that uses it holds. Everything happens on one thread; after each step the manager comes to rest.</summary>
internal sealed partial class World : IDisposable
{
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(30);
    private static readonly string[] s_channels = ["news", "orders"];
    private static readonly FailureKind[] s_kinds = Enum.GetValues<FailureKind>();

    // The three of one name exclude each other.
    private static readonly ConnectionKey[] s_keys = [new("chat", user: "anna"), new("chat", user: "boris"), new("chat"), new("feed", user: "anna")];

    private readonly TestConnectionManager _test;
    private readonly IConnectionManager _manager;
    private readonly ScriptedConnector _connector;
    private readonly RecordingPolicy _policy = new(ReconnectPolicy.Chat);
    private readonly List<Holding> _holdings = [];
    private readonly List<Listener> _listeners = [];
    private readonly List<Wait> _waits = [];
    private readonly List<ScriptedClient> _made = [];
    private readonly HashSet<string> _withheld = [];
    private readonly bool _hurried;
    private int _words;
    private bool _disposed;

    private World(ConnectorTraits traits, bool hurried, Func<ScriptedConnector, IConnector<ScriptedClient>>? broken, Func<IReconnectPolicy, IReconnectPolicy>? brokenPolicy)
    {
        _hurried = hurried;
        _test = TestConnectionManager.Create(
            options =>
            {
                options.Linger = s_linger;
                options.Reconnect = brokenPolicy?.Invoke(_policy) ?? _policy;
            },
            traits);
        _manager = _test.Manager;
        _connector = _test.Connector;
        if (broken is not null)
            _manager.AddConnector(broken(_connector));
    }

    /// <summary>Runs a schedule and checks every promise after each step. Hurried, no step waits for the one before but those that let time pass.</summary>
    /// <exception cref="Violation">A promise is broken.</exception>
    public static void Run(
        Schedule schedule, bool hurried = false,
        Func<ScriptedConnector, IConnector<ScriptedClient>>? broken = null, Func<IReconnectPolicy, IReconnectPolicy>? brokenPolicy = null)
    {
        using var world = new World(schedule.Traits, hurried, broken, brokenPolicy);
        foreach (Step step in schedule.Steps)
            world.Take(step);
        world.End();
    }

    public void Dispose() => _test.Dispose();

    private void Take(Step step)
    {
        try
        {
            Do(step);
            if (_hurried && step.Deed != Deed.Advance)
                return;
            Settle();
            Check();
        }
        catch (Exception error) when (error is not Violation)
        {
            throw new Violation($"{step}: {error}");
        }
        catch (Violation violation) when (violation.Step is null)
        {
            throw new Violation(violation.Message) { Step = step };
        }
    }

    /// <summary>All is well again; whoever waited goes on. Then everybody goes home.</summary>
    private void End()
    {
        Heal();
        Advance(TimeSpan.FromMinutes(10));
        if (!_disposed)
            _manager.NotifyActivity();
        Advance(TimeSpan.FromMinutes(3));
        Check();
        CheckWaits(allAreHome: false);
        CheckHeld();
        GoHome();
        Advance(s_linger + TimeSpan.FromMinutes(2));
        Check();
        CheckNothingLeft();
        Wait disposal = Watch("DisposeManager", _manager.DisposeAsync().AsTask());
        Advance(TimeSpan.FromDays(1));
        Expect(disposal.Task.IsCompleted, "The manager was not disposed within a day.");
        Expect(_test.Clock.TimerCount == 0, $"{_test.Clock.TimerCount} timers are set after the manager was disposed.");
    }

    private void Settle() => _test.SettleAsync().GetAwaiter().GetResult();

    private void Advance(TimeSpan time) => _test.AdvanceAsync(time).GetAwaiter().GetResult();

    private static void Expect(bool condition, string violation)
    {
        if (!condition)
            throw new Violation(violation);
    }

    private static T? Chosen<T>(IReadOnlyList<T> all, int which) where T : class => all.Count == 0 ? null : all[which % all.Count];
}

/// <summary>Something that is always true was not.</summary>
internal sealed class Violation(string message) : Exception(message)
{
    public Step? Step { get; init; }

    public override string ToString() => Step is { } step ? $"After '{step}': {Message}" : Message;
}
