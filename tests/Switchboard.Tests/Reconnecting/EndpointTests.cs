namespace Switchboard.Tests;

public sealed class EndpointTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly EndpointTable _endpoints;

    public EndpointTests() => _endpoints = new EndpointTable(new ConnectionManagerOptions { BreakerFailures = 1, ReconnectConcurrency = 1 }, _clock);

    [Theory]
    [InlineData("wss://host/feed?room=1", "WSS://HOST:443/other")]
    [InlineData("wss://anna:s3cret@host/feed", "wss://host")]
    [InlineData("chat", "chat")]
    public void What_leads_to_the_same_server_shares_an_endpoint(string one, string other) =>
        Assert.Same(_endpoints.Rent(new ConnectionKey(one, "anna")), _endpoints.Rent(new ConnectionKey(other, "boris", "acme")));

    [Theory]
    [InlineData("wss://host/feed", "wss://host:8443/feed")]
    [InlineData("wss://host/feed", "ws://host:443/feed")]
    [InlineData("wss://one/feed", "wss://two/feed")]
    [InlineData("chat", "Chat")]
    [InlineData("unix:///one", "unix:///two")]
    public void What_leads_to_another_server_does_not(string one, string other) =>
        Assert.NotSame(_endpoints.Rent(one), _endpoints.Rent(other));

    [Theory]
    [InlineData("wss://anna:s3cret@host/feed?token=s3cret", "wss://host:443")]
    [InlineData("ws://[::1]:5000/feed", "ws://[::1]:5000")]
    [InlineData("nats://host", "nats://host")]
    [InlineData("chat", "chat")]
    [InlineData("wss://host name/?token=s3cret", "wss://host name/?…")]
    public void Its_name_has_no_secret(string key, string name) => Assert.Equal(name, _endpoints.Rent(new ConnectionKey(key, "anna")).Name);

    [Fact]
    public void It_is_forgotten_when_the_last_connection_gives_it_back()
    {
        Endpoint endpoint = _endpoints.Rent("chat");
        _endpoints.Rent("chat");

        _endpoints.Return(endpoint);
        Assert.Equal([endpoint], _endpoints.All());
        Assert.Same(endpoint, _endpoints.Rent("chat"));

        _endpoints.Return(endpoint);
        _endpoints.Return(endpoint);
        Assert.Empty(_endpoints.All());
        Assert.NotSame(endpoint, _endpoints.Rent("chat"));
    }

    [Fact]
    public void One_that_failed_last_is_remembered()
    {
        Endpoint endpoint = _endpoints.Rent("chat");
        endpoint.Breaker.TryEnter(out _)!.Failed(FailureKind.Transient);
        _endpoints.Return(endpoint);

        Assert.Same(endpoint, _endpoints.Rent("chat"));

        endpoint.Breaker.Succeeded();
        _endpoints.Return(endpoint);
        Assert.Empty(_endpoints.All());
    }

    [Fact]
    public void So_are_the_last_hundred_of_them()
    {
        for (int i = 0; i < 150; i++)
        {
            Endpoint endpoint = _endpoints.Rent($"chat {i}");
            endpoint.Breaker.TryEnter(out _)!.Failed(FailureKind.Transient);
            _endpoints.Return(endpoint);
        }

        Assert.Equal(Enumerable.Range(50, 100).Select(static i => $"chat {i}"), _endpoints.All().Select(static endpoint => endpoint.Name).OrderBy(static name => int.Parse(name[5..], null)));
    }

    [Fact]
    public async Task Its_breaker_and_its_gate_follow_the_options()
    {
        Endpoint endpoint = _endpoints.Rent("chat");

        using (await endpoint.EnterAsync(default))
            Assert.False(endpoint.EnterAsync(default).IsCompleted);
        endpoint.Breaker.TryEnter(out _)!.Failed(FailureKind.Transient);

        Assert.Null(endpoint.Breaker.TryEnter(out TimeSpan retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(30), retryAfter);
    }

    [Fact]
    public void An_outage_is_announced_once_and_its_end_once()
    {
        Outage outage = _endpoints.Rent("wss://host/feed").Outage;
        DateTimeOffset since = _clock.GetUtcNow();
        ConnectionFault first = ConnectionFault.FromHttpStatus(502);
        ConnectionFault last = ConnectionFault.FromHttpStatus(503);
        outage.Failed(first);
        _clock.Advance(TimeSpan.FromSeconds(40));
        outage.Failed(last);

        Assert.Equal(new Incident("wss://host:443", false, since, null, 2, last), outage.Announce());
        Assert.Null(outage.Announce());

        _clock.Advance(TimeSpan.FromSeconds(20));
        outage.Failed(first);
        Assert.Equal(new Incident("wss://host:443", true, since, TimeSpan.FromMinutes(1), 3, first), outage.Succeeded());
        Assert.Null(outage.Succeeded());
        Assert.Null(outage.Announce());
    }

    [Fact]
    public void An_outage_that_nobody_was_told_of_ends_in_silence()
    {
        Outage outage = _endpoints.Rent("chat").Outage;
        outage.Failed(ConnectionFault.FromHttpStatus(502));

        Assert.Null(outage.Succeeded());
        Assert.Null(outage.Announce());
    }

    [Fact]
    public void What_is_not_the_fault_of_the_endpoint_is_no_outage()
    {
        Outage outage = _endpoints.Rent("chat").Outage;
        outage.Failed(ConnectionFault.FromHttpStatus(401));

        Assert.Null(outage.Announce());
    }
}
