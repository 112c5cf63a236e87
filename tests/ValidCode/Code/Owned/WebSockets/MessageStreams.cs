using System.Net.WebSockets;
using System.Text.Json;

namespace Trading.Documents;

public sealed record Document(string Id, string Text);

// A stream over the socket knows where a message ends.
public sealed class DocumentSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public Task ConnectAsync(Uri server, CancellationToken cancellationToken) => _socket.ConnectAsync(server, cancellationToken);

    public async Task<Document?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var message = WebSocketStream.CreateReadableMessageStream(_socket);
        return await JsonSerializer.DeserializeAsync<Document>(message, JsonSerializerOptions.Web, cancellationToken);
    }

    public async Task WriteAsync(Document document, CancellationToken cancellationToken)
    {
        await using var message = WebSocketStream.CreateWritableMessageStream(_socket, WebSocketMessageType.Text);
        await JsonSerializer.SerializeAsync(message, document, JsonSerializerOptions.Web, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }
}
