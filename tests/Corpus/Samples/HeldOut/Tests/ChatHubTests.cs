// style: integration tests of a hub
// sdk: signalr
// tests: yes
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Chat.Tests;

public sealed class ServerFixture : IAsyncDisposable
{
    public ServerFixture()
    {
        Observer = new HubConnectionBuilder().WithUrl(Address).Build(); // quiet: SWB1001 test code
    }

    public Uri Address { get; } = new("http://localhost:5055/chat");

    public HubConnection Observer { get; } // quiet: SWB2002 disposed below

    public async ValueTask DisposeAsync() => await Observer.DisposeAsync();
}

public sealed class ChatHubTests : IClassFixture<ServerFixture>, IAsyncDisposable
{
    private readonly List<string> _received = [];
    private readonly ServerFixture _server;
    private readonly HubConnection _alice; // quiet: SWB2002 disposed below
    private readonly HubConnection _bob; // expect: SWB2002

    public ChatHubTests(ServerFixture server)
    {
        _server = server;
        _alice = Connect("alice");
        _bob = Connect("bob");
    }

    private Task StartAsync() => Task.WhenAll(_alice.StartAsync(), _bob.StartAsync()); // quiet: SWB3002 owned

    private HubConnection Connect(string user) =>
        new HubConnectionBuilder() // quiet: SWB1001 test code
            .WithUrl(_server.Address + "?user=" + user, options => options.Transports = HttpTransportType.WebSockets)
            .Build();

    [Fact]
    public async Task A_message_reaches_the_other_user()
    {
        var received = new TaskCompletionSource<string>();
        _bob.On<string, string>("Message", (_, text) => received.TrySetResult(text)); // quiet: SWB2003 owned
        await StartAsync();

        await _alice.InvokeAsync("Say", "hello", TestContext.Current.CancellationToken);

        Assert.Equal("hello", await received.Task);
    }

    [Fact]
    public async Task An_observer_sees_everything()
    {
        _server.Observer.On<string>("Seen", _received.Add); // expect: SWB2003
        using var left = _server.Observer.On<string>("Left", _received.Add); // quiet: SWB2003 disposed

        await _alice.InvokeAsync("Say", "hello", TestContext.Current.CancellationToken);

        Assert.NotEmpty(_received);
    }

    [Fact]
    public async Task A_third_user_may_join()
    {
        var carol = Connect("carol");
        await carol.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HubConnectionState.Connected, carol.State);
        await carol.DisposeAsync();
    }

    [Fact]
    public async Task A_banned_user_is_refused()
    {
        var mallory = new HubConnectionBuilder().WithUrl(_server.Address + "?user=mallory").Build(); // quiet: SWB2001 captured by a lambda
        await Assert.ThrowsAsync<HttpRequestException>(() => mallory.StartAsync());
        Assert.Equal(HubConnectionState.Disconnected, mallory.State);
    }

    public async ValueTask DisposeAsync()
    {
        await _alice.DisposeAsync();
    }
}
