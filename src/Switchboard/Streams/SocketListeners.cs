using System.Net.WebSockets;
using System.Text;

namespace Switchboard;

/// <summary>Who listens to one plain socket, and the one loop that reads it for all of them.</summary>
internal sealed class SocketListeners(int maxMessageSize, TimeProvider time)
{
    private readonly ListenerSet<Subscription> _subscriptions = new();
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _started;
    private volatile bool _isClosing;

    public ListenerSet<IConnectionObserver> Observers { get; } = new();

    public IAsyncDisposable Subscribe(string channel, Func<StreamMessage, ValueTask> receive) =>
        new ChannelSubscription(_subscriptions.Add(new Subscription(channel, receive)), caughtUp: Task.CompletedTask);

    /// <summary>Reads from now on, once there is a subscription and the socket is open.</summary>
    public void Start(ClientWebSocket socket)
    {
        if (socket.State == WebSocketState.Open && _subscriptions.Current.Length > 0 && Interlocked.Exchange(ref _started, 1) == 0)
            Detached.Run(() => ReadAsync(socket));
    }

    /// <summary>Closes with the handshake. The answer is read by the loop where it runs.</summary>
    public async Task CloseAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        _isClosing = true;
        if (Volatile.Read(ref _started) == 0)
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
            return;
        }
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
            await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            socket.Abort();
            throw;
        }
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        ConnectionFault fault = await WebSocketReader.ReadAsync(
            socket, maxMessageSize, Observers.Received, DeliverAsync, time, CancellationToken.None).ConfigureAwait(false);
        _ended.TrySetResult(true);
        if (!_isClosing)
            Observers.Lost(fault);
    }

    private async ValueTask DeliverAsync(ArraySegment<byte> data, bool isText)
    {
        Subscription[] subscriptions = _subscriptions.Current;
        if (subscriptions.Length == 0 || _isClosing)
            return;
        string? text = isText ? Encoding.UTF8.GetString(data.Array!, data.Offset, data.Count) : null;
        byte[]? bytes = isText ? null : [.. data];
        foreach (Subscription subscription in subscriptions)
            await subscription.Receive(text is not null
                ? new StreamMessage(subscription.Channel, text)
                : new StreamMessage(subscription.Channel, bytes!)).ConfigureAwait(false);
    }

    private sealed record Subscription(string Channel, Func<StreamMessage, ValueTask> Receive);
}
