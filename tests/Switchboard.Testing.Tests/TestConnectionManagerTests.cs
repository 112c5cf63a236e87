using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Testing.Tests;

public sealed class TestConnectionManagerTests
{
    private static readonly ConnectionKey s_key = "chat";

    [Fact]
    public async Task It_is_the_real_manager_with_the_scripted_connector()
    {
        await using var test = TestConnectionManager.Create();

        await using var lease = await test.Manager.AcquireAsync(s_key, () => new ScriptedClient());

        Assert.IsType<ConnectionManager>(test.Manager);
        Assert.Same(test.Connector.Client, lease.Client);
        Assert.Equal(ConnectionPhase.Connected, (await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected)).Phase);
    }

    [Fact]
    public async Task Its_options_can_be_changed()
    {
        await using var test = TestConnectionManager.Create(static options => options.Linger = TimeSpan.Zero);
        var lease = await test.Manager.AcquireAsync(s_key, () => new ScriptedClient());

        await lease.DisposeAsync();

        Assert.True(test.Connector.Client.IsDisposed);
    }

    [Fact]
    public async Task A_phase_that_comes_is_waited_for()
    {
        await using var test = TestConnectionManager.Create();
        test.Connector.NextConnects(ConnectScript.Hang());
        Task<ConnectionStatus> connecting = test.WaitForPhaseAsync(s_key, ConnectionPhase.Connecting);
        Task<ConnectionStatus> connected = test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
        Task taking = test.Manager.AcquireAsync(s_key, () => new ScriptedClient()).AsTask();

        await connecting;
        Assert.False(connected.IsCompleted);
        test.Connector.LetGo();

        await connected;
        await taking.Soon();
    }

    [Fact]
    public async Task The_wait_for_a_phase_can_be_given_up()
    {
        await using var test = TestConnectionManager.Create();
        using var end = new CancellationTokenSource();
        Task never = test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never.Soon());
    }

    [Fact]
    public async Task Time_passes_from_timer_to_timer_and_all_that_follows_from_each_has_happened()
    {
        await using var test = TestConnectionManager.Create();
        List<TimeSpan> seen = [];
        DateTimeOffset start = test.Clock.GetUtcNow();
        Task work = Task.Run(async () =>
        {
            for (int second = 0; second < 3; second++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), test.Clock);
                await Task.Yield();
                seen.Add(test.Clock.GetUtcNow() - start);
            }
        });

        await test.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.True(work.IsCompletedSuccessfully);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)], seen);
        Assert.Equal(start + TimeSpan.FromSeconds(10), test.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Time_does_not_go_back()
    {
        await using var test = TestConnectionManager.Create();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.AdvanceAsync(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task It_is_disposed_although_a_connect_hangs()
    {
        var test = TestConnectionManager.Create();
        test.Connector.OnConnect = static _ => ConnectScript.Hang(ignoresCancellation: true);
        Task taking = test.Manager.AcquireAsync(s_key, () => new ScriptedClient()).AsTask();
        await test.SettleAsync();

        await test.DisposeAsync();
        test.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => taking.Soon());
        Assert.True(test.Connector.Client.IsDisposed);
    }

    [Fact]
    public async Task A_container_has_the_manager_on_the_manual_clock()
    {
        await using ServiceProvider provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSwitchboard(static options => options.Linger = TimeSpan.FromSeconds(1)).Services
            .AddSwitchboardTesting(traits: ConnectorTraits.None).Services
            .BuildServiceProvider();

        var test = provider.GetRequiredService<TestConnectionManager>();
        var lease = await test.Manager.AcquireAsync(s_key, () => new ScriptedClient());
        await lease.DisposeAsync();
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Same(test.Clock, provider.GetRequiredService<TimeProvider>());
        Assert.Same(test.Manager, provider.GetRequiredService<IConnectionManager>());
        Assert.Same(test.Connector, provider.GetRequiredService<ScriptedConnector>());
        Assert.Equal(ConnectorTraits.None, test.Connector.Traits);
        Assert.True(test.Connector.Client.IsDisposed);
    }

    [Fact]
    public async Task The_network_goes_and_comes_back()
    {
        await using var test = TestConnectionManager.Create();
        List<bool> seen = [];
        test.Network.Changed += (_, _) => seen.Add(test.Network.IsOnline);

        test.Network.IsOnline = false;
        test.Network.IsOnline = false;
        test.Network.IsOnline = true;

        Assert.Equal([false, true], seen);
    }
}
