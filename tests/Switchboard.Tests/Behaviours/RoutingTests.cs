using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>The ways to open a connection, one after the other, and which of them is remembered.</summary>
public sealed class RoutingTests
{
    private static readonly ConnectionKey s_feed = "wss://one.example/feed";

    [Fact]
    public async Task Another_address_is_tried_where_the_first_fails_and_first_the_next_time()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.AlternateEndpoints(new Uri("wss://two.example"), new Uri("wss://three.example")));
        test.Connector.OnConnect = static request => request.Endpoint!.Host == "three.example" ? ConnectScript.Succeed : ConnectScript.Fail();

        await using var lease = await test.TakeAsync(s_feed);
        Assert.Equal(["wss://one.example/feed", "wss://two.example/feed", "wss://three.example/feed"], Addresses(test));
        Assert.Equal("AlternateEndpoints", lease.Status.Strategy);

        test.Connector.Client.Drop();
        await test.ReconnectAsync(s_feed);
        Assert.Equal(["wss://two.example/feed", "wss://three.example/feed"], Addresses(test).Skip(3));
    }

    [Fact]
    public async Task Another_port_of_the_same_server_is_tried_where_the_first_fails()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.AlternatePorts(8443, 80));
        test.Connector.OnConnect = static request => request.Endpoint!.Port == 80 ? ConnectScript.Succeed : ConnectScript.Fail();

        await using var lease = await test.TakeAsync(s_feed);

        Assert.Equal(["wss://one.example/feed", "wss://one.example:8443/feed", "wss://one.example:80/feed"], Addresses(test));
        Assert.Equal("AlternatePorts", lease.Status.Strategy);
    }

    [Fact]
    public async Task Where_no_WebSocket_comes_through_the_other_transports_are_tried_and_the_one_that_worked_comes_first_then()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.ServerSentEvents, ConnectStrategy.LongPolling);
        test.Connector.Offer(ConnectRequest.DefaultTransport, "ServerSentEvents", "LongPolling");
        test.Connector.OnConnect = static request => request.Transport == "LongPolling" ? ConnectScript.Succeed : ConnectScript.Fail();

        await using var lease = await test.TakeAsync(s_feed);
        Assert.Equal([ConnectRequest.DefaultTransport, "ServerSentEvents", "LongPolling"], Transports(test));
        Assert.Equal(("LongPolling", "LongPolling"), (lease.Status.Strategy, lease.Status.Transport));

        test.Connector.Client.Drop();
        await test.ReconnectAsync(s_feed);
        Assert.Equal("LongPolling", Transports(test)[3]);
    }

    [Fact]
    public async Task A_transport_that_the_client_does_not_have_is_passed_over()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.ServerSentEvents, ConnectStrategy.LongPolling);
        test.Connector.Offer(ConnectRequest.DefaultTransport, "LongPolling");
        test.Connector.NextConnects(ConnectScript.Fail());

        await using var lease = await test.TakeAsync(s_feed);

        Assert.Equal([ConnectRequest.DefaultTransport, "LongPolling"], Transports(test));
    }

    [Fact]
    public async Task Where_the_answer_was_no_no_other_address_is_asked()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.AlternateEndpoints(new Uri("wss://two.example")));
        test.Connector.OnConnect = static _ => ConnectScript.Fail(FailureKind.Refused);

        await Assert.ThrowsAsync<ConnectionFaultException>(() => test.TakeAsync(s_feed));

        Assert.Equal(["wss://one.example/feed"], Addresses(test));
    }

    [Fact]
    public async Task More_time_is_given_only_where_there_was_too_little_and_from_then_on()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.ExtendedTimeout);
        test.Connector.OnConnect = static _ => ConnectScript.Take(TimeSpan.FromSeconds(20));
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync(s_feed);
        await test.UntilAsync(() => test.Connector.Connections.Count == 1);
        await test.AdvanceAsync(TimeSpan.FromSeconds(15));
        await test.UntilAsync(() => test.Connector.Connections.Count == 2);
        await test.AdvanceAsync(TimeSpan.FromSeconds(20));

        await using var lease = await taking;
        Assert.Equal(("ExtendedTimeout", TimeSpan.FromSeconds(20)), (lease.Status.Strategy, lease.Status.ConnectTime));

        test.Connector.Client.Drop();
        await test.AdvanceAsync(Taking.FirstDelay);
        await test.UntilAsync(() => test.Connector.Connections.Count == 3);
        await test.AdvanceAsync(TimeSpan.FromSeconds(20));
        await test.UntilPhaseAsync(s_feed, ConnectionPhase.Connected);
        Assert.Equal(3, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task What_worked_for_one_key_is_not_what_is_tried_first_for_another()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.AlternateEndpoints(new Uri("wss://two.example")));
        test.Connector.OnConnect = static request => request.Endpoint!.Host == "two.example" ? ConnectScript.Succeed : ConnectScript.Fail();
        await using var lease = await test.TakeAsync(s_feed);

        await using var other = await test.TakeAsync("wss://one.example/other");

        Assert.Equal(["wss://one.example/other", "wss://two.example/other"], Addresses(test).Skip(2));
    }

    [Fact]
    public async Task What_worked_is_forgotten_after_ten_minutes()
    {
        await using var test = Create(ConnectStrategy.Direct, ConnectStrategy.AlternateEndpoints(new Uri("wss://two.example")));
        test.Connector.NextConnects(ConnectScript.Fail());
        await using var lease = await test.TakeAsync(s_feed);
        lease.KeepAlive = true;

        await test.AdvanceAsync(TimeSpan.FromMinutes(10));
        test.Connector.Client.Drop();
        await test.ReconnectAsync(s_feed);

        Assert.Equal(["wss://one.example/feed", "wss://two.example/feed", "wss://one.example/feed"], Addresses(test));
    }

    [Fact]
    public async Task Why_a_connect_failed_is_found_out_and_said_until_one_succeeds()
    {
        // Nothing listens on the port of a server that has stopped.
        var stopped = LoopbackServer.Answering(static _ => null);
        int port = stopped.Port;
        await stopped.DisposeAsync();
        ConnectionKey key = $"ws://127.0.0.1:{port}/feed?access_token=secret";
        await using var test = TestConnectionManager.Create();
        test.Connector.NextConnects(ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync(key);
        await test.UntilAsync(() => test.Manager.GetStatus(key) is { Diagnosis: not null, Phase: ConnectionPhase.Reconnecting });

        Assert.Equal($"Nothing listens on 127.0.0.1:{port}; start the server or correct the port.", test.Manager.GetStatus(key).Diagnosis);
        await test.AdvanceAsync(Taking.FirstDelay);
        await using var lease = await taking;
        Assert.Null(lease.Status.Diagnosis);
    }

    private static TestConnectionManager Create(params IConnectStrategy[] strategies) => TestConnectionManager.Create(options =>
    {
        // Nobody is to be asked why a made-up server does not answer.
        options.DiagnoseFailures = false;
        options.Strategies.Clear();
        foreach (IConnectStrategy strategy in strategies)
            options.Strategies.Add(strategy);
    });

    private static string[] Transports(TestConnectionManager test) =>
        [.. test.Connector.Connections.Select(static connection => connection.Request.Transport)];

    private static IEnumerable<string> Addresses(TestConnectionManager test) =>
        test.Connector.Connections.Select(static connection => connection.Request.Endpoint!.AbsoluteUri);
}
