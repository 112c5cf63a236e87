using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Switchboard.Chaos;

/// <summary>One plain WebSocket: a text <c>{"channel","sequence","text"}</c> for each message, and an acknowledgement for each <c>{"id"}</c> that comes in.</summary>
internal sealed class SocketSession(WebSocket socket, FaultyServer server)
{
    // What is published from now on is for this socket too.
    private readonly long _after = server.Log.Last;
    private readonly Channel<string> _outbox = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WebSocketCloseStatus> _close = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Closes with a code, and waits for the answer.</summary>
    public Task CloseAsync(WebSocketCloseStatus code)
    {
        _close.TrySetResult(code);
        return _closed.Task;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task tailing = TailAsync(ended.Token);
        Task sending = SendAsync(ended.Token);
        Task receiving = ReceiveAsync(ended.Token);
        try
        {
            await Task.WhenAny(receiving, sending, _close.Task);
            WebSocketCloseStatus code = _close.Task.IsCompleted ? await _close.Task : WebSocketCloseStatus.NormalClosure;
            _outbox.Writer.TryComplete();
            await sending;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(code, null, ended.Token);
            await receiving;
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // The network or the client was faster.
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(tailing, sending, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _closed.TrySetResult();
        }
    }

    private async Task TailAsync(CancellationToken cancellationToken)
    {
        await foreach (Message message in server.Log.ReadAsync(_after, cancellationToken))
            _outbox.Writer.TryWrite(JsonSerializer.Serialize(new { channel = message.Channel, sequence = message.Sequence, text = message.Text }));
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await foreach (string text in _outbox.Reader.ReadAllAsync(cancellationToken))
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer, cancellationToken) is { MessageType: not WebSocketMessageType.Close } frame)
        {
            string text = Encoding.UTF8.GetString(buffer, 0, frame.Count);
            if (text == "ping")
            {
                _outbox.Writer.TryWrite("pong");
                continue;
            }
            using JsonDocument message = JsonDocument.Parse(text);
            string id = message.RootElement.GetProperty("id").GetString()!;
            server.Ledger.Receive(id);
            _outbox.Writer.TryWrite(JsonSerializer.Serialize(new { ack = id }));
        }
    }
}
