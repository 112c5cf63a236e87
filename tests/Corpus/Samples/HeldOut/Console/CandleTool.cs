// style: trading tool on Websocket.Client
// sdk: websocket-client
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Websocket.Client;

namespace Candles;

public sealed record Candle(DateTime Opened, decimal Open, decimal High, decimal Low, decimal Close);

public sealed class Observer<T>(Action<T> next) : IObserver<T>
{
    public void OnNext(T value) => next(value);

    public void OnError(Exception error) => Console.Error.WriteLine(error);

    public void OnCompleted()
    {
    }
}

public sealed class CandleStream : IDisposable
{
    private readonly WebsocketClient _client; // quiet: SWB2002 disposed below
    private readonly IDisposable _messages;
    private readonly List<Candle> _candles = new(500);

    public CandleStream(Uri address)
    {
        _client = new WebsocketClient(address) // expect: SWB1001
        {
            ReconnectTimeout = TimeSpan.FromMinutes(1),
        };
        _messages = _client.MessageReceived.Subscribe(new Observer<ResponseMessage>(OnMessage));
        _client.DisconnectionHappened.Subscribe(new Observer<DisconnectionInfo>(_ => _candles.Clear())); // quiet: SWB2003 owned
    }

    public IReadOnlyList<Candle> Candles => _candles;

    public Task StartAsync() => _client.Start(); // quiet: SWB3002 owned

    private void OnMessage(ResponseMessage message)
    {
        using var document = JsonDocument.Parse(message.Text);
        var values = document.RootElement.EnumerateArray().Select(value => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture)).ToArray();
        _candles.Add(new Candle(DateTime.UtcNow, values[0], values[1], values[2], values[3]));
    }

    public void Dispose()
    {
        _messages.Dispose();
        _client.Dispose();
    }
}

public sealed class CandleRecorder(IWebsocketClient shared, TextWriter output)
{
    private int _lines;

    public async Task RecordAsync(string symbol)
    {
        shared.MessageReceived.Subscribe(new Observer<ResponseMessage>(Write)); // expect: SWB2003
        if (!shared.IsRunning)
            await shared.Start(); // expect: SWB3002
        shared.Send($"subscribe {symbol}");
    }

    public async Task StopAsync()
    {
        await shared.Stop(WebSocketCloseStatus.NormalClosure, "recorded"); // expect: SWB3001
        await output.FlushAsync();
    }

    private void Write(ResponseMessage message)
    {
        output.WriteLine(message.Text);
        _lines++;
    }
}
