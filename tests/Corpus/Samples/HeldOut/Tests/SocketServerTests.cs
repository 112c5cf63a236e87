// style: tests of a WebSocket endpoint
// sdk: websocket
// tests: yes
using System.Net.WebSockets;
using System.Text;
using Xunit;

namespace Echo.Tests;

public abstract class SocketTest : IDisposable
{
    private readonly List<ClientWebSocket> _sockets = [];

    protected async Task<ClientWebSocket> OpenAsync(string path)
    {
        var socket = new ClientWebSocket(); // quiet: SWB1001, SWB2001 test code, kept in a list
        _sockets.Add(socket);
        await socket.ConnectAsync(new Uri("ws://localhost:5056" + path), TestContext.Current.CancellationToken);
        return socket;
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
    }
}

public sealed class EchoTests : SocketTest
{
    private readonly byte[] _buffer = new byte[1024];

    [Theory]
    [InlineData("hello")]
    [InlineData("¡hola!")]
    public async Task Text_comes_back(string text)
    {
        var socket = await OpenAsync("/echo"); // quiet: SWB2001 disposed by the base class
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var result = await socket.ReceiveAsync(_buffer, TestContext.Current.CancellationToken); // expect: SWB3010
        Assert.Equal(text, Encoding.UTF8.GetString(_buffer, 0, result.Count));
    }

    [Fact]
    public async Task An_unknown_path_is_refused()
    {
        var socket = new ClientWebSocket(); // quiet: SWB2001 captured by a lambda
        await Assert.ThrowsAsync<WebSocketException>(
            () => socket.ConnectAsync(new Uri("ws://localhost:5056/nothing"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_close_is_answered()
    {
        using var socket = new ClientWebSocket(); // quiet: SWB1002 test code
        await socket.ConnectAsync(new Uri("ws://localhost:5056/echo"), TestContext.Current.CancellationToken);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken); // quiet: SWB3001 owned
        Assert.Equal(WebSocketState.Closed, socket.State);
    }
}
