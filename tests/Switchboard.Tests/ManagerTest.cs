using System.Collections.Concurrent;

namespace Switchboard.Tests;

/// <summary>A manager on a manual clock, that knows fake clients.</summary>
public abstract class ManagerTest : IAsyncLifetime
{
    internal static readonly TimeSpan Linger = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);
    internal static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(6);

    private readonly List<ConnectionManager> _managers = [];

    internal ManualTimeProvider Clock { get; } = new();
    internal ConcurrentQueue<string> Log { get; } = [];

    internal ConnectionManager Manager(Action<ConnectionManagerOptions>? configure = null)
    {
        var options = new ConnectionManagerOptions { ShutdownTimeout = ShutdownTimeout, Reconnect = ReconnectPolicy.None };
        configure?.Invoke(options);
        var manager = new ConnectionManager(options, Clock);
        _managers.Add(manager);
        return manager;
    }

    internal ConnectionManager Restarting() => Manager(static options => options.AddConnector(FakeConnector.Restartable));

    internal ConnectionManager OneWay() => Manager(static options => options.AddConnector(FakeConnector.OneWay));

    internal FakeClient Client(string name = "client") => new(name, Log);

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (ConnectionManager manager in _managers)
        {
            ValueTask disposal = manager.DisposeAsync();
            Clock.Advance(TimeSpan.FromHours(1));
            await disposal;
        }
    }
}
