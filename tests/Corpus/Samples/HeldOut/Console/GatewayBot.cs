// style: chat bot with a gateway, heartbeats and resume
// sdk: websocket
// program: yes
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Bot;

public enum Opcode { Dispatch = 0, Heartbeat = 1, Identify = 2, Resume = 6, Hello = 10 }

public sealed class GatewayFrame
{
    public Opcode Op { get; set; }
    public int? Sequence { get; set; }
    public JsonElement Data { get; set; }
}

public sealed class GatewayClient : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly string _token;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private ClientWebSocket _socket = new(); // expect: SWB1001
    private CancellationTokenSource? _heartbeat;
    private int? _sequence;

    public GatewayClient(Uri address, string token)
    {
        _address = address;
        _token = token;
    }

    public event Func<string, Task>? MessageCreated;

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(_address, cancellationToken);
        _ = Task.Run(() => ReceiveAsync(cancellationToken), cancellationToken);
    }

    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        _socket = new ClientWebSocket(); // expect: SWB2002, SWB1001
        await _socket.ConnectAsync(_address, cancellationToken);
        await SendAsync(Opcode.Resume, new { token = _token, seq = _sequence }, cancellationToken);
    }

    public async Task SendAsync(Opcode op, object? data, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { op = (int)op, d = data });
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        using var message = new MemoryStream();
        while (_socket.State == WebSocketState.Open)
        {
            var result = await _socket.ReceiveAsync(buffer, cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
                break;

            message.Write(buffer, 0, result.Count);
            if (!result.EndOfMessage)
                continue;

            var frame = JsonSerializer.Deserialize<GatewayFrame>(Encoding.UTF8.GetString(message.ToArray()))!;
            message.SetLength(0);
            await HandleAsync(frame, cancellationToken);
        }
    }

    private async Task HandleAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        _sequence = frame.Sequence ?? _sequence;
        switch (frame.Op)
        {
            case Opcode.Hello:
                _heartbeat?.Cancel();
                _heartbeat = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                _ = BeatAsync(TimeSpan.FromSeconds(40), _heartbeat.Token);
                await SendAsync(Opcode.Identify, new { token = _token }, cancellationToken);
                break;
            case Opcode.Dispatch when MessageCreated is { } handler:
                await handler(frame.Data.ToString());
                break;
        }
    }

    private async Task BeatAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(interval, cancellationToken);
            await SendAsync(Opcode.Heartbeat, _sequence, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _heartbeat?.Cancel();
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None); // quiet: SWB3001 owned
        _socket.Dispose();
        _sending.Dispose();
    }
}

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: bot <token>");
            return 1;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };

        await using var gateway = new GatewayClient(new Uri("wss://gateway.example.org/?v=10"), args[0]);
        gateway.MessageCreated += async text =>
        {
            if (text.Contains("!ping", StringComparison.Ordinal))
                await gateway.SendAsync(Opcode.Dispatch, "pong", stop.Token);
        };
        await gateway.ConnectAsync(stop.Token);

        try
        {
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException)
        {
        }

        return 0;
    }
}
