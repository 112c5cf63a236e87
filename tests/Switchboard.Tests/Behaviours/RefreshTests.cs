using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>A connection is renewed while it is held.</summary>
public sealed class RefreshTests
{
    private static readonly ConnectionKey s_key = "chat";

    private int _tokens;

    [Fact]
    public async Task A_client_that_can_start_again_is_closed_and_opened()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        using ISubscription news = lease.Subscribe<string>("news", static _ => { });
        await test.SettleAsync();
        long generation = lease.Status.Generation;

        await test.Manager.RefreshAsync(s_key).Soon();

        Assert.Equal(2, test.Connector.Connections.Count);
        Assert.True(test.Connector.Connections[0].Ended < test.Connector.Connections[1].Began);
        Assert.Single(test.Connector.Clients);
        Assert.True(lease.Status.Generation > generation);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal(["news"], lease.Client.Wire);
        Assert.Equal(0, lease.Status.Reconnects);
    }

    [Fact]
    public async Task A_client_that_cannot_is_replaced_for_all_who_hold_it()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        await using var lease = await test.LeaseAsync(s_key);
        await using var other = await test.LeaseAsync(s_key);
        using ISubscription news = other.Subscribe<string>("news", static _ => { });
        ScriptedClient old = lease.Client;

        await test.Manager.RefreshAsync(s_key).Soon();

        Assert.True(old.IsDisposed);
        Assert.NotSame(old, lease.Client);
        Assert.Same(lease.Client, other.Client);
        Assert.Equal(["news"], other.Client.Wire);
    }

    [Fact]
    public async Task It_fails_with_what_opening_failed_with()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.Refused));

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => test.Manager.RefreshAsync(s_key).Soon());

        Assert.Equal(FailureKind.Refused, error.Kind);
        Assert.Equal(ConnectionPhase.Failed, lease.Status.Phase);
    }

    [Fact]
    public async Task It_does_not_wait_out_a_backoff()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = TakingLeases.EverySecond);
        await using var lease = await test.LeaseAsync(s_key);
        lease.Client.Drop();
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Reconnecting);
        await test.SettleAsync();

        await test.Manager.RefreshAsync(s_key).Soon();

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task A_key_without_a_connection_is_left_alone()
    {
        await using var test = TestConnectionManager.Create();

        await test.Manager.RefreshAsync(s_key).Soon();
        await test.Manager.RefreshAsync(s_key, RefreshMode.Token).Soon();

        Assert.Empty(test.Connector.Connections);
        Assert.Equal(0, test.Manager.GetStatus(s_key).Generation);
    }

    [Fact]
    public async Task A_token_is_given_to_a_client_that_can_take_it()
    {
        await using TestConnectionManager test = Authenticated(ScriptedConnector.DefaultTraits | ConnectorTraits.RenewsTokens);
        await using var lease = await test.LeaseAsync(s_key);

        await test.Manager.RefreshAsync(s_key, RefreshMode.Token).Soon();

        Assert.Equal("token 2", lease.Client.Token?.Value);
        Assert.Single(test.Connector.Connections);
        Assert.Equal(2, _tokens);
    }

    [Fact]
    public async Task A_client_that_cannot_take_it_is_opened_anew_with_it()
    {
        await using TestConnectionManager test = Authenticated(ScriptedConnector.DefaultTraits);
        await using var lease = await test.LeaseAsync(s_key);

        await test.Manager.RefreshAsync(s_key, RefreshMode.Token).Soon();

        Assert.Equal(["token 1", "token 2"], test.Connector.Connections.Select(static connection => connection.Request.Token?.Value));
        Assert.Equal(2, _tokens);
    }

    [Fact]
    public async Task To_open_it_anew_takes_the_token_that_is_still_good()
    {
        await using TestConnectionManager test = Authenticated(ScriptedConnector.DefaultTraits);
        await using var lease = await test.LeaseAsync(s_key);

        await test.Manager.RefreshAsync(s_key).Soon();

        Assert.Equal(["token 1", "token 1"], test.Connector.Connections.Select(static connection => connection.Request.Token?.Value));
    }

    private TestConnectionManager Authenticated(ConnectorTraits traits) => TestConnectionManager.Create(
        options => options.TokenProvider = TokenProvider.From(() => Task.FromResult<string?>($"token {Interlocked.Increment(ref _tokens)}")), traits);
}
