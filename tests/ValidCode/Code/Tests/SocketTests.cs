using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;
using Xunit;

namespace Trading.Tests;

public sealed class SocketTests : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_message_is_echoed()
    {
        await _socket.ConnectAsync(new Uri("ws://echo.test/?access_token=test-0123456789abcdef"), TestContext.Current.CancellationToken);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("hello"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

        Assert.Equal("hello", await ReadAsync(_socket));
    }

    [Fact]
    public async Task A_closed_socket_says_so()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri("ws://echo.test"), TestContext.Current.CancellationToken);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Fact]
    public void A_manager_with_odd_options_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => new ConnectionManager(new ConnectionManagerOptions { ConnectTimeout = TimeSpan.Zero, MaxConnections = 0 }));

    private static async Task<string> ReadAsync(WebSocket socket)
    {
        var buffer = new byte[1024];
        var text = new StringBuilder();
        ValueWebSocketReceiveResult frame;
        do
        {
            frame = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                break;
            text.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count));
        }
        while (!frame.EndOfMessage);
        return text.ToString();
    }
}

public sealed class ServerFixture : IAsyncLifetime
{
    public HubConnection Hub { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Hub = new HubConnectionBuilder().WithUrl("http://server.test/hub").Build();
        await Hub.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class FixtureTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task It_answers() => Assert.Equal(42, await server.Hub.InvokeAsync<int>("Answer", TestContext.Current.CancellationToken));

    [Fact]
    public async Task It_tells()
    {
        var told = new TaskCompletionSource<string>();
        using var _ = server.Hub.On<string>("Told", text => told.TrySetResult(text));
        await server.Hub.SendAsync("Tell", TestContext.Current.CancellationToken);
        Assert.NotEmpty(await told.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }
}
