namespace Switchboard.Tests;

public sealed class ConnectStrategyTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);
    private static readonly ConnectionFault s_fault = ConnectionFault.From(new TimeoutException());

    private static readonly StrategyContext s_start = new(
        new ConnectionKey("wss://host/feed?room=1"), Attempt: 1, s_timeout, Transports: ["WebSocket", "LongPolling"], Tried: [], LastFault: null, LastTimedOut: false, TimeSpan.Zero);

    private static readonly StrategyContext s_timedOut = s_start with { LastFault = s_fault, LastTimedOut = true, Elapsed = s_timeout };

    [Fact]
    public void Direct_is_tried_once_in_an_attempt()
    {
        Assert.Equal([new ConnectRoute(s_timeout)], Routes(ConnectStrategy.Direct, s_start));
        Assert.Equal([new ConnectRoute(s_timeout)], Routes(ConnectStrategy.Direct, s_start with { Transports = [] }));
    }

    [Theory]
    [InlineData(1, 15, 30)]
    [InlineData(2, 30, 60)]
    [InlineData(3, 30, 90)]
    [InlineData(40, 30, 90)]
    [InlineData(2, 61, 59)]
    [InlineData(2, 104, 16)]
    public void The_timeout_grows_with_the_attempt_and_ends_with_the_two_minutes(int attempt, int elapsed, int seconds) => Assert.Equal(
        [new ConnectRoute(TimeSpan.FromSeconds(seconds))],
        Routes(ConnectStrategy.ExtendedTimeout, s_timedOut with { Attempt = attempt, Elapsed = TimeSpan.FromSeconds(elapsed) }));

    [Theory]
    [InlineData(15, 105)]
    [InlineData(15, 500)]
    [InlineData(90, 0)]
    [InlineData(600, 0)]
    public void There_is_no_more_time_where_it_would_not_be_more(int timeout, int elapsed) => Assert.Empty(Routes(
        ConnectStrategy.ExtendedTimeout,
        s_timedOut with { ConnectTimeout = TimeSpan.FromSeconds(timeout), Elapsed = TimeSpan.FromSeconds(elapsed) }));

    [Fact]
    public void More_time_is_given_only_to_what_took_too_long_or_worked_last()
    {
        Assert.Empty(Routes(ConnectStrategy.ExtendedTimeout, s_start with { LastFault = s_fault }));
        Assert.Equal([new ConnectRoute(TimeSpan.FromSeconds(30))], Routes(ConnectStrategy.ExtendedTimeout, s_start));
    }

    [Fact]
    public void Alternate_endpoints_are_tried_in_turn()
    {
        IConnectStrategy strategy = ConnectStrategy.AlternateEndpoints(new Uri("wss://other/own?a=b"), new Uri("wss://other:8443"));

        Assert.Equal(
            [new ConnectRoute(s_timeout, new Uri("wss://other/own?a=b")), new ConnectRoute(s_timeout, new Uri("wss://other:8443/feed?room=1"))],
            Routes(strategy, s_start));
        Assert.Equal(new Uri("wss://other:8443"), Routes(strategy, s_start with { Key = "chat" })[1].Endpoint);
    }

    [Theory]
    [InlineData("wss://host//evil/feed", "wss://other//evil/feed")]
    [InlineData("wss://host/a%20b?c=%26", "wss://other/a%20b?c=%26")]
    [InlineData("wss://host", "wss://other/")]
    public void The_path_of_the_key_does_not_change_the_other_host(string key, string address) => Assert.Equal(
        address, Assert.Single(Routes(ConnectStrategy.AlternateEndpoints(new Uri("wss://other")), s_start with { Key = key })).Endpoint!.AbsoluteUri);

    [Fact]
    public void Alternate_ports_are_tried_in_turn_at_the_address_of_the_key()
    {
        IConnectStrategy strategy = ConnectStrategy.AlternatePorts(8443, 443);

        Assert.Equal(
            [new ConnectRoute(s_timeout, new Uri("wss://host:8443/feed?room=1")), new ConnectRoute(s_timeout, new Uri("wss://host/feed?room=1"))],
            Routes(strategy, s_start));
        Assert.Empty(Routes(strategy, s_start with { Key = "chat" }));
    }

    [Fact]
    public void A_connect_that_is_the_callers_own_call_is_asked_for_no_other_address()
    {
        Assert.Empty(Routes(ConnectStrategy.AlternateEndpoints(new Uri("wss://other")), s_start with { Transports = [] }));
        Assert.Empty(Routes(ConnectStrategy.AlternatePorts(8443), s_start with { Transports = [] }));
    }

    [Fact]
    public void A_transport_is_tried_where_the_connector_has_it()
    {
        Assert.Equal([new ConnectRoute(s_timeout, Transport: "LongPolling")], Routes(ConnectStrategy.LongPolling, s_start));
        Assert.Empty(Routes(ConnectStrategy.ServerSentEvents, s_start));
        Assert.Equal(
            [new ConnectRoute(s_timeout, Transport: "ServerSentEvents")],
            Routes(ConnectStrategy.ServerSentEvents, s_start with { Transports = ["ServerSentEvents"] }));
    }

    [Fact]
    public void Strategies_have_names() => Assert.Equal(
        ["Direct", "ExtendedTimeout", "ServerSentEvents", "LongPolling", "AlternateEndpoints", "AlternatePorts"],
        new[]
        {
            ConnectStrategy.Direct, ConnectStrategy.ExtendedTimeout, ConnectStrategy.ServerSentEvents, ConnectStrategy.LongPolling,
            ConnectStrategy.AlternateEndpoints(new Uri("wss://other")), ConnectStrategy.AlternatePorts(1),
        }.Select(static strategy => strategy.Name));

    [Fact]
    public void What_leads_nowhere_is_refused()
    {
        AssertRefused("There are no alternate endpoints; give at least one address.", static () => ConnectStrategy.AlternateEndpoints());
        AssertRefused("An alternate endpoint is null; give its absolute address, for example wss://host:8443.", static () => ConnectStrategy.AlternateEndpoints([null!]));
        AssertRefused("An alternate endpoint is relative; give its absolute address, for example wss://host:8443.",
            static () => ConnectStrategy.AlternateEndpoints(new Uri("feed", UriKind.Relative)));
        AssertRefused("There are no alternate ports; give at least one.", static () => ConnectStrategy.AlternatePorts());
        AssertRefused("An alternate port is 0; it must be from 1 to 65535.", static () => ConnectStrategy.AlternatePorts(443, 0));
        AssertRefused("An alternate port is 65536; it must be from 1 to 65535.", static () => ConnectStrategy.AlternatePorts(65536));
        Assert.Throws<ArgumentNullException>(static () => ConnectStrategy.AlternateEndpoints(null!));
        Assert.Throws<ArgumentNullException>(static () => ConnectStrategy.AlternatePorts(null!));
    }

    [Fact]
    public void A_strategy_keeps_the_addresses_that_it_was_given()
    {
        int[] ports = [8443];
        IConnectStrategy strategy = ConnectStrategy.AlternatePorts(ports);
        ports[0] = 1;

        Assert.Equal(8443, Assert.Single(Routes(strategy, s_start)).Endpoint!.Port);
    }

    [Fact]
    public void The_text_of_a_route_has_no_secret()
    {
        Assert.Equal("wss://host:8443/feed?… by LongPolling within 00:00:15",
            new ConnectRoute(s_timeout, new Uri("wss://anna:s3cret@host:8443/feed?token=s3cret"), "LongPolling").ToString());
        Assert.Equal("the key's address within 00:00:15", new ConnectRoute(s_timeout).ToString());
    }

    private static void AssertRefused(string message, Func<IConnectStrategy> make) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);

    // All of one attempt; each fails.
    private static List<ConnectRoute> Routes(IConnectStrategy strategy, StrategyContext context)
    {
        List<ConnectRoute> tried = [];
        while (strategy.NextRoute(context with { Tried = [.. tried] }) is { } route)
        {
            Assert.True(tried.Count < 10, "The strategy does not end.");
            tried.Add(route);
        }
        return tried;
    }
}
