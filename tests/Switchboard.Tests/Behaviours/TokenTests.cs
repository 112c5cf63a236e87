using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Tokens from the provider to the client.</summary>
public sealed class TokenTests
{
    private readonly ConcurrentQueue<TokenRequest> _asked = [];

    [Fact]
    public async Task A_connect_has_a_token_and_a_reconnect_the_same_one_as_long_as_it_is_good()
    {
        await using var test = Create(TimeSpan.FromHours(1));
        await using var lease = await test.TakeAsync();

        test.Connector.Client.Drop();
        await test.ReconnectAsync();

        Assert.Equal(["token 1", "token 1"], Tokens(test));
        Assert.Equal([new TokenRequest(Taking.Chat, IsRefresh: false)], _asked);
    }

    [Fact]
    public async Task A_reconnect_after_the_token_has_ended_has_a_new_one()
    {
        await using var test = Create(TimeSpan.FromMinutes(10));
        await using var lease = await test.TakeAsync();
        lease.KeepAlive = true;
        await test.AdvanceAsync(TimeSpan.FromMinutes(9));

        test.Connector.Client.Drop();
        await test.ReconnectAsync();

        Assert.Equal(["token 1", "token 2"], Tokens(test));
    }

    [Fact]
    public async Task A_token_that_the_server_says_has_ended_is_refreshed_once()
    {
        await using var test = Create(TimeSpan.FromHours(1));
        test.Connector.DemandToken("token 2");

        await using var lease = await test.TakeAsync();

        Assert.Equal(["token 1", "token 2"], Tokens(test));
        Assert.Equal([false, true], _asked.Select(static asked => asked.IsRefresh));
    }

    [Fact]
    public async Task An_open_connection_gets_a_new_token_before_its_own_ends_and_stays_open()
    {
        await using var test = Create(TimeSpan.FromMinutes(5), ConnectorTraits.Restartable | ConnectorTraits.RenewsTokens);
        await using var lease = await test.TakeAsync();
        lease.KeepAlive = true;

        await test.AdvanceAsync(TimeSpan.FromMinutes(4) - TimeSpan.FromSeconds(1));
        Assert.Equal("token 1", lease.Client.Token!.Value);
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));
        await test.UntilAsync(() => lease.Client.Token!.Value == "token 2");
        await test.AdvanceAsync(TimeSpan.FromMinutes(4));
        await test.UntilAsync(() => lease.Client.Token!.Value == "token 3");

        Assert.Single(test.Connector.Connections);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Fact]
    public async Task A_renewal_that_fails_leaves_the_connection_on_its_old_token()
    {
        bool fails = false;
        await using var test = Create(TimeSpan.FromMinutes(5), ConnectorTraits.Restartable | ConnectorTraits.RenewsTokens, () => fails);
        await using var lease = await test.TakeAsync();
        lease.KeepAlive = true;
        fails = true;

        await test.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal("token 1", lease.Client.Token!.Value);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task A_provider_that_fails_is_asked_as_often_as_the_option_says_and_its_error_is_that_of_the_connect()
    {
        await using var test = Create(TimeSpan.FromHours(1), fails: static () => true, configure: static options =>
        {
            options.TokenAttempts = 2;
            options.Reconnect = ReconnectPolicy.None;
        });
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();
        await test.AdvanceAsync(TimeSpan.FromMinutes(1));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => taking);

        Assert.Equal("The provider's own.", error.Message);
        Assert.Equal(2, _asked.Count);
        Assert.Empty(test.Connector.Connections);
    }

    [Fact]
    public async Task Many_connects_of_many_keys_ask_once_for_each_key()
    {
        await using var test = Create(TimeSpan.FromHours(1));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => test.TakeAsync($"key {number % 5}")));

        Assert.Equal(["key 0", "key 1", "key 2", "key 3", "key 4"], _asked.Select(static asked => asked.Key.Name).Order());
    }

    [Fact]
    public async Task A_client_that_asks_by_itself_gets_the_token_of_its_key()
    {
        await using var test = Create(TimeSpan.FromHours(1));
        await using var lease = await test.TakeAsync();

        AccessToken? own = await test.Manager.GetTokenAsync(Taking.Chat).Soon();
        AccessToken? other = await test.Manager.GetTokenAsync("other").Soon();

        Assert.Equal(("token 1", "token 2"), (own!.Value, other!.Value));
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_token()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();

        Assert.Null(await test.Manager.GetTokenAsync(Taking.Chat).Soon());
        Assert.Null(test.Connector.Connections[0].Request.Token);
    }

    [Fact]
    public async Task After_signing_out_nothing_is_known_of_the_old_token()
    {
        await using var test = Create(TimeSpan.FromHours(1));
        await test.TakeAsync(new ConnectionKey("chat", "anna"));

        await test.Manager.SignOutAsync("anna").Soon();
        await test.TakeAsync(new ConnectionKey("chat", "anna"));

        Assert.Equal(["token 1", "token 2"], Tokens(test));
    }

    private TestConnectionManager Create(
        TimeSpan lifetime, ConnectorTraits traits = ConnectorTraits.Restartable, Func<bool>? fails = null, Action<ConnectionManagerOptions>? configure = null)
    {
        TestConnectionManager? test = null;
        return test = TestConnectionManager.Create(
            options =>
            {
                options.TokenProvider = TokenProvider.From((request, _) =>
                {
                    _asked.Enqueue(request);
                    if (fails?.Invoke() == true)
                        throw new InvalidOperationException("The provider's own.");
                    return new ValueTask<AccessToken?>(new AccessToken($"token {_asked.Count}", test!.Clock.GetUtcNow() + lifetime));
                });
                configure?.Invoke(options);
            },
            traits);
    }

    private static IEnumerable<string?> Tokens(TestConnectionManager test) =>
        test.Connector.Connections.Select(static connection => connection.Request.Token?.Value);
}
