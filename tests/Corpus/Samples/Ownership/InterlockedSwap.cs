// style: Interlocked.Exchange swap
// sdk: websocket
using System.Net.WebSockets;

namespace App.Messaging;

public sealed class SwappingSocket : IDisposable
{
    private ClientWebSocket? _socket; // quiet: SWB2002 released by a swap

    public async Task ReplaceAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var fresh = new ClientWebSocket(); // expect: SWB1001
        await fresh.ConnectAsync(endpoint, cancellationToken);
        var old = Interlocked.Exchange(ref _socket, fresh); // quiet: SWB2001 kept
        old?.Dispose(); // quiet: SWB3001 owner
    }

    public void Dispose() => Interlocked.Exchange(ref _socket, null)?.Dispose();
}
