using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>A connection on which nothing happens is closed until it is used again, where nobody can notice.</summary>
public sealed class IdleTests
{
    private static readonly ConnectionKey s_key = "chat";
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_connection_whose_client_nobody_took_is_suspended()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);

        await test.AdvanceAsync(5 * s_minute - TimeSpan.FromTicks(1));
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));

        Assert.Equal(ConnectionPhase.Suspended, lease.Status.Phase);
        Assert.Equal(ClientState.Disconnected, test.Connector.Client.State);
        Assert.Null(lease.Status.Fault);
    }

    [Fact]
    public async Task One_whose_client_somebody_took_is_not_until_it_is_given_back()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        ConnectionLease<ScriptedClient> other = await test.LeaseAsync(s_key);
        _ = other.Client;
        await test.AdvanceAsync(12 * s_minute);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);

        await other.DisposeAsync();
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(ConnectionPhase.Suspended, lease.Status.Phase);
    }

    [Fact]
    public async Task Nor_one_that_is_kept_alive_until_it_is_not_any_more()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        lease.KeepAlive = true;
        await test.AdvanceAsync(12 * s_minute);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);

        lease.KeepAlive = false;
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(ConnectionPhase.Suspended, lease.Status.Phase);
    }

    [Fact]
    public async Task Nor_one_that_is_held_by_its_client_unless_that_may_be()
    {
        await using TestConnectionManager bound = Create();
        await using TestConnectionManager free = Create(ScriptedConnector.DefaultTraits | ConnectorTraits.Suspendable);
        foreach (TestConnectionManager test in new[] { bound, free })
        {
            ScriptedClient client = test.Manager.GetOrCreate(s_key, static () => new ScriptedClient());
            await test.Manager.ConnectAsync(client).Soon();
            await test.AdvanceAsync(12 * s_minute);
        }

        Assert.Equal(ConnectionPhase.Connected, bound.PhaseOf(s_key));
        Assert.Equal(ConnectionPhase.Suspended, free.PhaseOf(s_key));
    }

    [Fact]
    public async Task Where_it_is_off_nothing_is_suspended()
    {
        await using TestConnectionManager test = TestConnectionManager.Create(static options =>
        {
            options.IdleTimeout = options.HeartbeatInterval = options.HealthCheckInterval = Timeout.InfiniteTimeSpan;
        });
        await using var lease = await test.LeaseAsync(s_key);

        await test.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Theory]
    [InlineData("a person")]
    [InlineData("a send")]
    [InlineData("a message")]
    [InlineData("an acquire")]
    public async Task What_happens_on_it_begins_the_time_anew(string activity)
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        using ISubscription news = lease.Subscribe<string>("news", static _ => { });
        await test.AdvanceAsync(4 * s_minute);

        await (activity switch
        {
            "a person" => Task.Run(() => test.Manager.NotifyActivity(s_key)),
            "a send" => lease.SendAsync(static (client, token) => client.SendAsync("hello", token)).AsTask(),
            "a message" => test.Connector.Client.EmitAsync("news", "hello"),
            _ => (await test.LeaseAsync(s_key)).DisposeAsync().AsTask(),
        });
        await test.AdvanceAsync(5 * s_minute - TimeSpan.FromTicks(1));
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));

        Assert.Equal(ConnectionPhase.Suspended, lease.Status.Phase);
    }

    [Theory]
    [InlineData("a person")]
    [InlineData("an acquire")]
    [InlineData("a wait")]
    [InlineData("the client")]
    public async Task The_next_use_opens_it_again_with_its_subscriptions(string use)
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        List<string> received = [];
        using ISubscription news = lease.Subscribe<string>("news", received.Add);
        await test.AdvanceAsync(5 * s_minute);
        Assert.Equal(ConnectionPhase.Suspended, lease.Status.Phase);

        await (use switch
        {
            "a person" => Task.Run(() => test.Manager.NotifyActivity()),
            "an acquire" => (await test.LeaseAsync(s_key).Soon()).DisposeAsync().AsTask(),
            "a wait" => lease.ReadyAsync().Soon(),
            _ => Task.Run(() => lease.Client),
        });
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);

        await test.Connector.Client.EmitAsync("news", "hello");
        await test.SettleAsync();
        Assert.Equal(["hello"], received);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task A_client_that_cannot_start_again_is_replaced_on_the_next_use()
    {
        await using TestConnectionManager test = Create(ConnectorTraits.None);
        await using var lease = await test.LeaseAsync(s_key);
        await test.AdvanceAsync(5 * s_minute);
        Assert.True(test.Connector.Client.IsDisposed);

        ScriptedClient client = await lease.GetClientAsync().Soon();

        Assert.Equal(2, test.Connector.Clients.Count);
        Assert.Equal(ClientState.Connected, client.State);
    }

    [Fact]
    public async Task A_send_opens_it_and_goes_out_when_it_is_open()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        await test.AdvanceAsync(5 * s_minute);
        test.Connector.NextConnects(ConnectScript.Hang());

        Task send = lease.SendAsync(static (client, token) => client.SendAsync("hello", token)).AsTask();
        await test.SettleAsync();
        Assert.False(send.IsCompleted);
        Assert.Empty(test.Connector.Client.Sent);
        test.Connector.LetGo();

        await send.Soon();
        Assert.Equal(["hello"], test.Connector.Client.Sent);
    }

    [Fact]
    public async Task A_suspended_connection_that_nobody_holds_any_more_is_closed()
    {
        await using TestConnectionManager test = Create();
        ConnectionLease<ScriptedClient> lease = await test.LeaseAsync(s_key);
        await test.AdvanceAsync(5 * s_minute);

        await lease.DisposeAsync();
        test.Manager.NotifyActivity();
        await test.AdvanceAsync(s_minute);

        Assert.True(test.Connector.Client.IsDisposed);
        Assert.Single(test.Connector.Connections);
    }

    private static TestConnectionManager Create(ConnectorTraits traits = ScriptedConnector.DefaultTraits) => TestConnectionManager.Create(static options =>
    {
        options.HeartbeatInterval = options.HealthCheckInterval = Timeout.InfiniteTimeSpan;
    }, traits);
}
