using Microsoft.AspNetCore.SignalR.Client;
using SocketIOClient;
using Xunit;

namespace Depot.Tests;

// Made anew for each test, in the method that the framework calls first, and closed in the one that it calls last.
public sealed class ReassignedTests : IAsyncLifetime
{
    private static SocketIOClient.SocketIO? s_shared;

    private HubConnection _hub = default!;
    private HubConnection? _second;

    public async ValueTask InitializeAsync()
    {
        _hub = new HubConnectionBuilder().WithUrl("http://localhost/hub").Build();
        s_shared ??= new SocketIOClient.SocketIO("http://localhost");
        await _hub.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        if (_second is not null)
            await _second.DisposeAsync();
    }

    [Fact]
    public async Task A_second_client_hears_the_first()
    {
        _second = new HubConnectionBuilder().WithUrl("http://localhost/hub").Build();
        var heard = new TaskCompletionSource<string>();
        _second.On<string>("Said", text => heard.TrySetResult(text));
        await _second.StartAsync(TestContext.Current.CancellationToken);

        await _hub.SendAsync("Say", "hello", TestContext.Current.CancellationToken);

        Assert.Equal("hello", await heard.Task);
    }

    [Fact]
    public async Task It_comes_back_after_a_stop()
    {
        await _hub.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HubConnectionState.Disconnected, _hub.State);
        await _hub.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HubConnectionState.Connected, _hub.State);
    }

    [Fact]
    public async Task What_is_closed_refuses()
    {
        await using var hub = new HubConnectionBuilder().WithUrl("http://localhost/hub").Build();
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.SendAsync("Say", "hello", TestContext.Current.CancellationToken));
    }
}
