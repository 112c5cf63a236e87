using System.Net.WebSockets;
using System.Text;
using Switchboard;

namespace Crm.Sockets;

public sealed class ManagedFeed(IConnectionManager connections, Uri server) : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = connections.GetOrCreate(new ConnectionKey(server), () => new ClientWebSocket());
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task OpenAsync(CancellationToken cancellationToken) =>
        connections.ConnectAsync(_socket, token => _socket.ConnectAsync(server, token), cancellationToken);

    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        var message = new StringBuilder();
        for (; ; )
        {
            var frame = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            switch (frame)
            {
                case { MessageType: WebSocketMessageType.Close }:
                    return null;
                case { EndOfMessage: false }:
                    message.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count));
                    break;
                default:
                    return message.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count)).ToString();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connections.ReleaseAsync(_socket);
        _turn.Dispose();
    }
}

// Sent one after the other, in one method that is awaited.
public sealed class Sequential(WebSocket socket)
{
    public async Task SendAllAsync(IEnumerable<byte[]> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
            await socket.SendAsync(part, WebSocketMessageType.Binary, endOfMessage: false, cancellationToken);
        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }

    public async Task<int> ExchangeAsync(byte[] request, byte[] response, CancellationToken cancellationToken)
    {
        // Both directions at once; not two sends, not two receives.
        var send = socket.SendAsync(request, WebSocketMessageType.Binary, true, cancellationToken);
        var receive = socket.ReceiveAsync(response, cancellationToken);
        await Task.WhenAll(send, receive);
        var frame = await receive;
        return frame is { EndOfMessage: true, MessageType: WebSocketMessageType.Binary } ? frame.Count : -1;
    }

    public async Task SendToEachAsync(IEnumerable<WebSocket> sockets, byte[] bytes, CancellationToken cancellationToken)
    {
        // Different sockets.
        await Task.WhenAll(sockets.Select(other => other.SendAsync(bytes, WebSocketMessageType.Binary, true, cancellationToken)));
    }
}
