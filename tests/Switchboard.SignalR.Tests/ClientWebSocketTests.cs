using System.Net.WebSockets;
using System.Text;

namespace Switchboard.SignalR.Tests;

public sealed class ClientWebSocketTests(TestServer server) : IClassFixture<TestServer>
{
    private static ConnectionManager NoLinger() => new(new ConnectionManagerOptions { Linger = TimeSpan.Zero });

    [Fact]
    public async Task A_socket_connects_to_its_key_is_shared_and_closes_in_order()
    {
        await using ConnectionManager connections = NoLinger();
        int opened = server.EchoesOpened;
        int closed = server.EchoesClosedInOrder;
        ConnectionLease<ClientWebSocket> one = await connections.AcquireAsync(server.EchoAddress, () => new ClientWebSocket()).Soon();
        ConnectionLease<ClientWebSocket> two = await connections.AcquireAsync(server.EchoAddress, () => new ClientWebSocket()).Soon();

        Assert.Same(one.Client, two.Client);
        Assert.Equal("hello", await EchoAsync(one.Client, "hello"));
        Assert.Equal(opened + 1, server.EchoesOpened);

        ClientWebSocket socket = one.Client;
        await one.DisposeAsync().Soon();
        await two.DisposeAsync().Soon();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        Assert.Equal(closed + 1, server.EchoesClosedInOrder);
    }

    [Fact]
    public async Task A_lost_socket_is_replaced()
    {
        await using ConnectionManager connections = NoLinger();
        ConnectionLease<ClientWebSocket> one = await connections.AcquireAsync(server.EchoAddress, () => new ClientWebSocket()).Soon();
        one.Client.Abort();

        ConnectionLease<ClientWebSocket> two = await connections.AcquireAsync(server.EchoAddress, () => new ClientWebSocket()).Soon();

        Assert.Equal("again", await EchoAsync(two.Client, "again"));
        Assert.Same(two.Client, one.Client);
    }

    [Fact]
    public async Task A_socket_that_could_not_connect_is_replaced()
    {
        await using ConnectionManager connections = NoLinger();
        ClientWebSocket socket = connections.GetOrCreate("echo", () => new ClientWebSocket());
        var nowhere = new UriBuilder(server.EchoAddress) { Path = "/nowhere" }.Uri;
        await Assert.ThrowsAsync<WebSocketException>(() => connections.ConnectAsync(socket, token => socket.ConnectAsync(nowhere, token)).Soon());

        ClientWebSocket next = connections.GetOrCreate("echo", () => new ClientWebSocket());
        await connections.ConnectAsync(next, token => next.ConnectAsync(server.EchoAddress, token)).Soon();

        Assert.NotSame(socket, next);
        Assert.Equal("hello", await EchoAsync(next, "hello"));
    }

    [Fact]
    public async Task A_socket_closes_while_somebody_is_reading()
    {
        await using ConnectionManager connections = NoLinger();
        ConnectionLease<ClientWebSocket> lease = await connections.AcquireAsync(server.EchoAddress, () => new ClientWebSocket()).Soon();
        Task<WebSocketReceiveResult> read = lease.Client.ReceiveAsync(new ArraySegment<byte>(new byte[16]), CancellationToken.None);

        await lease.DisposeAsync().Soon();

        Assert.Equal(WebSocketMessageType.Close, (await read.Soon()).MessageType);
    }

    [Fact]
    public async Task A_key_that_is_no_address_is_named()
    {
        await using ConnectionManager connections = NoLinger();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => connections.AcquireAsync("echo", () => new ClientWebSocket()).Soon());

        Assert.Contains("'echo'", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> EchoAsync(ClientWebSocket socket, string text)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Soon();
        byte[] buffer = new byte[64];
        WebSocketReceiveResult result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None).Soon();
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}
