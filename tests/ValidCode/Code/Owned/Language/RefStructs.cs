using System.Buffers;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Structs;

// A ref struct that borrows what it is given and disposes only its handle.
public ref struct HandlerScope(HubConnection hub, string channel) : IDisposable
{
    private IDisposable? _handler = hub.On<string>(channel, Console.WriteLine);

    public void Dispose()
    {
        _handler?.Dispose();
        _handler = null;
    }
}

public ref struct FrameWriter(WebSocket socket, Span<byte> scratch)
{
    private readonly Span<byte> _scratch = scratch;
    private int _length;

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_scratch[_length..]);
        _length += bytes.Length;
    }

    public readonly Task FlushAsync(CancellationToken cancellationToken) =>
        socket.SendAsync(_scratch[.._length].ToArray(), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
}

public static class Borrowed
{
    public static void Listen(HubConnection hub, ReadOnlySpan<char> channel)
    {
        using var scope = new HandlerScope(hub, channel.ToString());
        Console.ReadLine();
    }

    public static Task WriteAsync(WebSocket socket, params ReadOnlySpan<byte> bytes)
    {
        Span<byte> scratch = stackalloc byte[256];
        var writer = new FrameWriter(socket, scratch);
        writer.Append(bytes);
        return writer.FlushAsync(CancellationToken.None);
    }

    // C# 13: a lock object of its own, and a ref local in an async method that no await crosses.
    public static async Task<int> CountAsync(WebSocket socket, Lock gate, CancellationToken cancellationToken)
    {
        var rented = ArrayPool<byte>.Shared.Rent(1024);
        var total = 0;
        try
        {
            ValueWebSocketReceiveResult frame;
            do
            {
                frame = await socket.ReceiveAsync(rented.AsMemory(), cancellationToken);
                ref var sum = ref total;
                lock (gate)
                    sum += frame.Count;
            }
            while (!frame.EndOfMessage && frame.MessageType != WebSocketMessageType.Close);
            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
