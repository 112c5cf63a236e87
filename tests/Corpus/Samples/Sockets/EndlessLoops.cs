// style: loops around a receive
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Radio.Relay;

public sealed class AudioRelay(Uri address, Stream output, ILogger<AudioRelay> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        await socket.ConnectAsync(address, stoppingToken);
        var buffer = new byte[16 * 1024];
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var frame = await socket.ReceiveAsync(buffer.AsMemory(), stoppingToken); // expect: SWB3010
                await output.WriteAsync(buffer.AsMemory(0, frame.Count), stoppingToken);
            }
            catch (WebSocketException exception)
            {
                logger.LogWarning(exception, "A frame is lost");
            }
        }
    }
}

public sealed class MessageLoop(WebSocket socket)
{
    private bool IsOpen => socket.State is WebSocketState.Open or WebSocketState.CloseSent;

    public async Task CopyAsync(Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (IsOpen)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken); // quiet: SWB3010 bytes go on, and the state is asked
            await target.WriteAsync(buffer.AsMemory(0, frame.Count), cancellationToken);
        }
    }

    public async Task CopyUntilEmptyAsync(Stream target)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), default); // quiet: SWB3010 a close frame is empty
            if (frame.Count == 0)
                break;
            target.Write(buffer, 0, frame.Count);
        }
    }

    public async Task PrintAsync(TextWriter writer)
    {
        var buffer = new byte[4096];
        var line = new StringBuilder();
        while (true)
        {
            line.Clear();
            ValueWebSocketReceiveResult frame;
            do
            {
                frame = await socket.ReceiveAsync(buffer.AsMemory(), default); // expect: SWB3010
                line.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count));
            }
            while (!frame.EndOfMessage);

            writer.WriteLine(line);
        }
    }

    public async Task PrintUntilClosedAsync(TextWriter writer)
    {
        var buffer = new byte[4096];
        var line = new StringBuilder();
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer, default); // quiet: SWB3010
            if (frame.CloseStatus is { } status)
            {
                writer.WriteLine(status);
                return;
            }

            line.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count));
            if (!frame.EndOfMessage)
                continue;
            writer.WriteLine(line);
            line.Clear();
        }
    }
}
