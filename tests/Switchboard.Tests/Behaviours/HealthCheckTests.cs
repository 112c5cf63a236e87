using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>An open connection is looked at now and then: whether its client is still connected, and still as the user of its key.</summary>
public sealed class HealthCheckTests
{
    private static readonly ConnectionKey s_key = "chat";
    private static readonly ConnectionKey s_ofAnna = new("chat", user: "anna");
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_client_that_is_gone_without_a_word_is_found_by_the_health_check()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.Restartable);
        await using var lease = await test.LeaseAsync(s_key);
        ScriptedClient client = lease.Client;
        await client.DisposeAsync();

        await test.AdvanceAsync(30 * s_second - TimeSpan.FromTicks(1));
        Assert.Single(test.Connector.Connections);
        await test.AdvanceAsync(2 * s_second);

        Assert.Equal("Transient (HealthCheck): The client says that it is not connected.", lease.Status.Fault?.ToString());
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.NotSame(client, lease.Client);
    }

    [Fact]
    public async Task Without_the_health_check_it_is_not()
    {
        await using var test = TestConnectionManager.Create(static options =>
        {
            options.HealthCheckInterval = options.IdleTimeout = Timeout.InfiniteTimeSpan;
        }, ConnectorTraits.Restartable);
        await using var lease = await test.LeaseAsync(s_key);
        await lease.Client.DisposeAsync();

        await test.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task A_client_that_somebody_signed_in_as_another_user_is_opened_again_for_its_own()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_ofAnna);
        ScriptedClient client = lease.Client;
        Assert.Equal("anna", client.User);
        client.User = "boris";

        await test.AdvanceAsync(15 * s_second - TimeSpan.FromTicks(1));
        Assert.Single(test.Connector.Connections);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(ConnectionPhase.Reconnecting, lease.Status.Phase);
        Assert.Equal("Transient (OtherUser): The client is signed in as another user than the one of its key.", lease.Status.Fault?.ToString());
        Assert.False(test.Connector.Connections[0].IsOpen);
        await test.AdvanceAsync(s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal("anna", lease.Client.User);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task Whom_a_client_does_not_tell_and_what_no_key_asks_for_is_no_loss()
    {
        await using var test = TestConnectionManager.Create();
        await using var silent = await test.LeaseAsync(s_ofAnna);
        silent.Client.User = null;
        await using var ofNobody = await test.LeaseAsync("feed");
        ofNobody.Client.User = "boris";

        await test.AdvanceAsync(2 * TimeSpan.FromMinutes(1));

        Assert.Equal(2, test.Connector.Connections.Count);
        Assert.Equal((ConnectionPhase.Connected, ConnectionPhase.Connected), (silent.Status.Phase, ofNobody.Status.Phase));
    }

    [Theory]
    [InlineData("anna", 1)]
    [InlineData("boris", 2)]
    [InlineData(null, 1)]
    public async Task A_connector_made_of_delegates_tells_it_too(string? user, int connects)
    {
        int connected = 0;
        await using var test = TestConnectionManager.Create();
        test.Manager.AddConnector(Connector.For<object>().ConnectWith((_, _) =>
        {
            connected++;
            return Task.CompletedTask;
        }).UserFrom(_ => connected > 1 ? "anna" : user).Restartable().Build());
        await using var lease = await test.Manager.AcquireAsync(s_ofAnna, static () => new object());

        await test.AdvanceAsync(32 * s_second);

        Assert.Equal((connects, ConnectionPhase.Connected), (connected, lease.Status.Phase));
    }

    [Fact]
    public async Task One_that_throws_when_it_is_asked_tells_nothing()
    {
        await using var test = TestConnectionManager.Create();
        test.Manager.AddConnector(Connector.For<object>().ConnectWith(static (_, _) => Task.CompletedTask)
            .UserFrom(static _ => throw new InvalidOperationException("Not now.")).Restartable().Build());
        await using var lease = await test.Manager.AcquireAsync(s_ofAnna, static () => new object());

        await test.AdvanceAsync(60 * s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Null(lease.Status.Fault);
    }
}
