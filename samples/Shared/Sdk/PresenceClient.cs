using System.Net.WebSockets;
using System.Text;

namespace Chat.Sdk;

/// <summary>The client of a small SDK that no built-in catalog knows. Tells the server that a user is here.</summary>
public sealed class PresenceClient(Uri address) : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    /// <summary>Raised with what the server says of a user.</summary>
    public event Action<string>? Announced;

    /// <summary>Connects as a user.</summary>
    public async Task ConnectUserAsync(string user, CancellationToken cancellationToken = default)
    {
        await _socket.ConnectAsync(new UriBuilder(address) { Query = "user=" + Uri.EscapeDataString(user) }.Uri, cancellationToken);
        byte[] buffer = new byte[256];
        ValueWebSocketReceiveResult frame = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        Announced?.Invoke(Encoding.UTF8.GetString(buffer, 0, frame.Count));
    }

    /// <summary>Tells the server that the user has left.</summary>
    public Task DisconnectUserAsync(CancellationToken cancellationToken = default) =>
        _socket.State == WebSocketState.Open ? _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken) : Task.CompletedTask;

    /// <summary>Disconnects the user and gives the socket back.</summary>
    public async ValueTask DisposeAsync()
    {
        await DisconnectUserAsync();
        _socket.Dispose();
    }
}
