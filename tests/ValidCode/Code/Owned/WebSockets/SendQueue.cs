using System.Net.WebSockets;
using System.Threading.Channels;

namespace Trading.Orders;

// Many producers, one loop that sends.
public sealed class OrderSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(256);
    private Task _sending = Task.CompletedTask;

    public async Task OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        await _socket.ConnectAsync(server, cancellationToken);
        _sending = SendAllAsync(_stop.Token);
    }

    public ValueTask EnqueueAsync(byte[] order, CancellationToken cancellationToken) => _outgoing.Writer.WriteAsync(order, cancellationToken);

    public void Subscribe(INotifier notifier)
    {
        // Two handlers that only put into the queue.
        notifier.Placed += order => _outgoing.Writer.TryWrite(order);
        notifier.Cancelled += order => _outgoing.Writer.TryWrite(order);
    }

    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        await _stop.CancelAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var order in _outgoing.Reader.ReadAllAsync(cancellationToken))
            await _socket.SendAsync(order, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }

    public interface INotifier
    {
        event Action<byte[]>? Placed;

        event Action<byte[]>? Cancelled;
    }
}
