// style: reconnect that overwrites the field
// sdk: websocket
using System.Net.WebSockets;

namespace App.Messaging;

public sealed class Overwritten : IDisposable
{
    private ClientWebSocket _socket = new(); // expect: SWB1001

    public Task OpenAsync(Uri endpoint, CancellationToken cancellationToken) => _socket.ConnectAsync(endpoint, cancellationToken);

    public async Task ReopenAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        _socket = new ClientWebSocket(); // expect: SWB1001, SWB2002
        await _socket.ConnectAsync(endpoint, cancellationToken);
    }

    public void Dispose() => _socket.Dispose();
}

public sealed class Replaced : IDisposable
{
    private ClientWebSocket _socket = new(); // expect: SWB1001

    public async Task ReopenAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        _socket.Dispose(); // quiet: SWB3001 owner
        _socket = new ClientWebSocket(); // expect: SWB1001
        await _socket.ConnectAsync(endpoint, cancellationToken); // quiet: SWB2002 released before
    }

    public void Dispose() => _socket.Dispose();
}

public sealed class OpenedOnce : IDisposable
{
    private ClientWebSocket? _socket; // quiet: SWB2002 a public connect is no proof that it runs twice

    public async Task OpenAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        _socket = new ClientWebSocket(); // expect: SWB1001
        await _socket.ConnectAsync(endpoint, cancellationToken);
    }

    public void Dispose() => _socket?.Dispose();
}
