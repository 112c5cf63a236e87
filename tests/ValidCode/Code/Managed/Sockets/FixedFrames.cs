using System.Buffers.Binary;
using System.Net.WebSockets;
using Switchboard;

namespace Crm.Frames;

// Every frame of this protocol is one message of eight bytes, and the type says so.
[FixedFrame]
public sealed class TickSocket(WebSocket socket)
{
    private readonly byte[] _tick = new byte[8];

    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        await socket.ReceiveAsync(_tick, cancellationToken);
        return BinaryPrimitives.ReadInt64LittleEndian(_tick);
    }
}

public sealed class TickReader(WebSocket socket)
{
    [FixedFrame]
    public async Task<byte> ReadByteAsync(CancellationToken cancellationToken)
    {
        var one = new byte[1];
        await socket.ReceiveAsync(one, cancellationToken);
        return one[0];
    }
}
