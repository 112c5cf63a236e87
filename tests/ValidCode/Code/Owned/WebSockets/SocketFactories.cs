using System.Net.WebSockets;

namespace Trading.Transport;

public interface ISocketFactory
{
    Task<WebSocket> ConnectAsync(Uri server, CancellationToken cancellationToken);
}

public sealed class ClientSocketFactory : ISocketFactory
{
    public async Task<WebSocket> ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("quotes.v2");
        socket.Options.SetRequestHeader("X-Client", "desk");
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

// What a factory of the application's own gives out, it says itself whose it is.
public sealed class Ticker(ISocketFactory sockets) : IDisposable
{
    private WebSocket? _socket;

    public async Task OpenAsync(Uri server, CancellationToken cancellationToken) =>
        _socket ??= await sockets.ConnectAsync(server, cancellationToken);

    public void Dispose() => _socket?.Dispose();
}

// A client type that derives from the SDK's: inside it, the socket is the type itself.
public sealed class CountingSocket(WebSocket inner) : WebSocket
{
    private long _sent;

    public long Sent => Interlocked.Read(ref _sent);

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    public override void Abort() => inner.Abort();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose() => inner.Dispose();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(buffer, cancellationToken);

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _sent, buffer.Count);
        return inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
    }
}
