// style: market data on a raw socket, reopened by the reader
// sdk: websocket
using System.Net.WebSockets;
using System.Text;

namespace Market.Data;

public sealed class TickerSocket : IDisposable
{
    private readonly Uri _address;
    private readonly CancellationTokenSource _stop = new();
    private ClientWebSocket _socket = new(); // expect: SWB1001

    public TickerSocket(Uri address) => _address = address;

    public event Action<string>? Tick;

    public async Task OpenAsync()
    {
        _socket.Dispose();
        _socket = new ClientWebSocket(); // expect: SWB1001
        await _socket.ConnectAsync(_address, _stop.Token); // expect: SWB3006
        _ = ReadAsync();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[8192];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var frame = await _socket.ReceiveAsync(buffer, _stop.Token); // expect: SWB3010
                if (frame.MessageType == WebSocketMessageType.Close)
                    break;
                Tick?.Invoke(Encoding.UTF8.GetString(buffer, 0, frame.Count));
            }
        }
        catch (WebSocketException)
        {
            Tick?.Invoke("lost");
        }

        if (_stop.IsCancellationRequested)
            return;

        await Task.Delay(3000);
        await OpenAsync();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
    }
}

public sealed class MirrorFinder(IReadOnlyList<Uri> mirrors)
{
    public async Task<ClientWebSocket> OpenAsync(CancellationToken cancellationToken)
    {
        foreach (var mirror in mirrors)
        {
            var socket = new ClientWebSocket(); // expect: SWB1002
            try
            {
                await socket.ConnectAsync(mirror, cancellationToken); // quiet: SWB3006 another address each time
                return socket;
            }
            catch (WebSocketException)
            {
                socket.Dispose();
                await Task.Delay(200, cancellationToken);
            }
        }

        throw new InvalidOperationException("No mirror answers.");
    }
}

public sealed class StreamProbe(Uri address)
{
    public bool IsUp { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket(); // expect: SWB1002
                await socket.ConnectAsync(address, cancellationToken); // quiet: SWB3006 closed again at once
                IsUp = true;
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "probe", cancellationToken);
            }
            catch (WebSocketException)
            {
                IsUp = false;
            }

            await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }
}
