// style: tests
// sdk: signalr
// tests: yes
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace App.Tests;

public sealed class ChatTests : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("http://localhost/chat").Build(); // quiet: SWB1001, SWB2002 test code, released

    [Fact]
    public async Task A_message_comes_back()
    {
        await _hub.StartAsync(); // quiet: SWB3002 owned
        var received = new TaskCompletionSource<string>();
        _hub.On<string>("Echo", text => received.TrySetResult(text)); // quiet: SWB2003 owned
        await _hub.SendAsync("Echo", "hello");
        Assert.Equal("hello", await received.Task);
    }

    [Fact]
    public async Task Two_users_see_each_other()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var other = new HubConnectionBuilder().WithUrl("http://localhost/chat").Build(); // quiet: SWB1002 test code
            await other.StartAsync();
            Assert.Equal(HubConnectionState.Connected, other.State);
        }
    }

    [Fact]
    public async Task A_stranger_is_refused()
    {
        var stranger = new HubConnectionBuilder().WithUrl("http://localhost/chat").Build(); // expect: SWB2001
        await Assert.ThrowsAsync<HttpRequestException>(() => Task.FromException(new HttpRequestException()));
        await stranger.StartAsync();
        Assert.Equal(HubConnectionState.Disconnected, _hub.State);
    }

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
}

public sealed class LeakyTests
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("http://localhost/chat").Build(); // expect: SWB2002

    [Fact]
    public async Task It_connects()
    {
        await _hub.StartAsync();
        Assert.NotNull(_hub.ConnectionId);
    }
}
