// style: binary protocols of devices
// sdk: websocket
using System.Buffers.Binary;
using System.Net.WebSockets;
using Switchboard;

namespace Machines.Protocol;

[FixedFrame]
public sealed class SpindleProbe(WebSocket socket)
{
    private readonly byte[] _frame = new byte[8];

    public async Task<double> ReadSpeedAsync(CancellationToken cancellationToken)
    {
        await socket.ReceiveAsync(_frame, cancellationToken); // quiet: SWB3010 frames of eight bytes
        return BinaryPrimitives.ReadDoubleBigEndian(_frame);
    }
}

public sealed class AxisProbe(WebSocket socket)
{
    private readonly byte[] _frame = new byte[8];

    public async Task<double> ReadPositionAsync(CancellationToken cancellationToken)
    {
        await socket.ReceiveAsync(_frame, cancellationToken); // expect: SWB3010
        return BinaryPrimitives.ReadDoubleBigEndian(_frame);
    }

    [FixedFrame]
    public async Task<int> ReadErrorAsync(CancellationToken cancellationToken)
    {
        var frame = await socket.ReceiveAsync(_frame, cancellationToken); // quiet: SWB3010 noted
        return frame.Count < 4 ? 0 : BitConverter.ToInt32(_frame, 0);
    }

    // Waits for the acknowledgement, whatever it says.
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await socket.SendAsync("RST"u8.ToArray(), WebSocketMessageType.Binary, true, cancellationToken);
        await socket.ReceiveAsync(_frame, cancellationToken); // quiet: SWB3010 nothing of it is used
    }

    public async Task<(int Count, bool IsWhole)> PeekAsync(CancellationToken cancellationToken)
    {
        var frame = await socket.ReceiveAsync(_frame, cancellationToken); // quiet: SWB3010 says whether it is whole
        return (frame.Count, frame.EndOfMessage);
    }
}
