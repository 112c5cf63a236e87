using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;

namespace Switchboard;

/// <summary>Reads one WebSocket to its end and puts its frames together into whole messages.</summary>
internal static class WebSocketReader
{
    private const int SmallBuffer = 4 * 1024;
    private const int LargeBuffer = 64 * 1024;

    // A close frame is tiny; a peer that does not even take that is not waited for.
    private static readonly TimeSpan s_closeGrace = TimeSpan.FromSeconds(1);

    /// <summary>Reads until the socket ends, and says why it did. Never throws.</summary>
    /// <param name="socket">The socket; nobody else may read it.</param>
    /// <param name="maxSize">The most bytes of one message. A larger one ends the connection with close code 1009.</param>
    /// <param name="received">Is told of each frame.</param>
    /// <param name="receive">Is given each whole message; the bytes are its own only until its task ends.</param>
    /// <param name="time">Bounds the answer to a close.</param>
    /// <param name="cancellationToken">Ends the reading, and with it the socket.</param>
    public static async Task<ConnectionFault> ReadAsync(
        WebSocket socket, int maxSize, Action received, Func<ArraySegment<byte>, bool, ValueTask> receive, TimeProvider time, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(SmallBuffer);
        int count = 0;
        try
        {
            while (true)
            {
                var rest = new ArraySegment<byte>(buffer, count, buffer.Length - count);
#if NET
                ValueWebSocketReceiveResult frame = await socket.ReceiveAsync(rest.AsMemory(), cancellationToken).ConfigureAwait(false);
#else
                WebSocketReceiveResult frame = await socket.ReceiveAsync(rest, cancellationToken).ConfigureAwait(false);
#endif
                received();
                if (frame.MessageType == WebSocketMessageType.Close)
                    return await AnswerCloseAsync(socket, time, cancellationToken).ConfigureAwait(false);
                count += frame.Count;
                if (count > maxSize)
                    return await RefuseSizeAsync(socket, maxSize, time, cancellationToken).ConfigureAwait(false);
                if (frame.EndOfMessage)
                {
                    await receive(new ArraySegment<byte>(buffer, 0, count), frame.MessageType == WebSocketMessageType.Text).ConfigureAwait(false);
                    count = 0;
                    // An idle connection does not sit on the buffer of its largest message.
                    if (buffer.Length > LargeBuffer)
                        buffer = Exchange(buffer, 0, SmallBuffer);
                }
                else if (count == buffer.Length)
                    buffer = Exchange(buffer, count, buffer.Length * 2);
            }
        }
        catch (Exception error)
        {
            ConnectionFault fault = ConnectionFault.From(error);
            // A read of a socket that was aborted ends as if somebody had cancelled it; nobody did.
            return fault.Kind == FailureKind.Cancelled && !cancellationToken.IsCancellationRequested
                ? new ConnectionFault(FailureKind.Transient, nameof(WebSocketState.Aborted), "The WebSocket was aborted: its peer was gone.", error)
                : fault;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Exchange(byte[] buffer, int count, int size)
    {
        byte[] other = ArrayPool<byte>.Shared.Rent(size);
        Buffer.BlockCopy(buffer, 0, other, 0, count);
        ArrayPool<byte>.Shared.Return(buffer);
        return other;
    }

    private static async Task<ConnectionFault> AnswerCloseAsync(WebSocket socket, TimeProvider time, CancellationToken cancellationToken)
    {
        // 1005 says that the frame had no code; it must not be sent.
        const int NoCode = 1005;
        int code = (int?)socket.CloseStatus ?? NoCode;
        var answer = code == NoCode ? WebSocketCloseStatus.NormalClosure : (WebSocketCloseStatus)code;
        if (socket.State == WebSocketState.CloseReceived)
            await EndsSoonAsync(socket.CloseOutputAsync(answer, null, cancellationToken), time).ConfigureAwait(false);
        return ConnectionFault.FromCloseCode(code, socket.CloseStatusDescription);
    }

    private static async Task<ConnectionFault> RefuseSizeAsync(WebSocket socket, int maxSize, TimeProvider time, CancellationToken cancellationToken)
    {
        await EndsSoonAsync(socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, null, cancellationToken), time).ConfigureAwait(false);
        socket.Abort();
        return new ConnectionFault(
            FailureKind.Protocol, ((int)WebSocketCloseStatus.MessageTooBig).ToString(CultureInfo.InvariantCulture),
            $"The server sent a message of more than {maxSize.ToString(CultureInfo.InvariantCulture)} bytes; raise MaxMessageSize if messages of this size are expected.");
    }

    private static async Task EndsSoonAsync(Task close, TimeProvider time)
    {
        if (!await BoundedWait.EndsAsync(close, Task.CompletedTask, s_closeGrace, time).ConfigureAwait(false))
            return;
        // The connection ends one way or the other; why is said by the code that came.
        _ = close.Exception;
    }
}
