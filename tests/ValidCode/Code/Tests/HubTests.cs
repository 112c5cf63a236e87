using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;
using Xunit;

namespace Shop.Tests;

// A test makes what it needs where it needs it, with a token and an address of its own.
public sealed class OrderHubTests : IAsyncLifetime
{
    private readonly HubConnection _hub = new HubConnectionBuilder()
        .WithUrl("http://orders.test/hub", options => options.AccessTokenProvider = () => Task.FromResult<string?>("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."))
        .WithAutomaticReconnect()
        .Build();

    public async ValueTask InitializeAsync() => await _hub.StartAsync();

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task An_order_is_confirmed()
    {
        await using var other = new HubConnectionBuilder().WithUrl("http://orders.test/hub").Build();
        var confirmed = new TaskCompletionSource<string>();
        using var handler = other.On<string>("Confirmed", order => confirmed.TrySetResult(order));
        await other.StartAsync();

        await _hub.InvokeAsync("Confirm", "42");

        Assert.Equal("42", await confirmed.Task);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task Many_clients_connect(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var hub = new HubConnectionBuilder().WithUrl("http://orders.test/hub").Build();
            await hub.StartAsync();
            Assert.Equal(HubConnectionState.Connected, hub.State);
        }
    }

    [Fact]
    public async Task The_manager_shares_one_connection()
    {
        await using var connections = new ConnectionManager(new ConnectionManagerOptions { Linger = TimeSpan.Zero });
        var first = connections.GetOrCreate("orders", () => new HubConnectionBuilder().WithUrl("http://orders.test/hub").Build());
        var second = connections.GetOrCreate("orders", () => new HubConnectionBuilder().WithUrl("http://orders.test/hub").Build());

        Assert.Same(first, second);

        await connections.ReleaseAsync(first);
        await connections.ReleaseAsync(second);
    }
}
