// style: observables
// sdk: websocket.client
using Websocket.Client;

namespace App.Chat;

public sealed class MessageLog(IWebsocketClient client)
{
    private readonly List<string?> _lines = [];

    public void Attach()
    {
        client.MessageReceived.Subscribe(new Reader(message => _lines.Add(message.Text))); // expect: SWB2003
    }
}

public sealed class MessageLogKept(IWebsocketClient client) : IDisposable
{
    private readonly List<string?> _lines = [];
    private IDisposable? _messages; // quiet: SWB2002 disposed

    public void Attach() => _messages = client.MessageReceived.Subscribe(new Reader(message => _lines.Add(message.Text))); // quiet: SWB2003 kept

    public void Dispose() => _messages?.Dispose();
}

public sealed class FeedReader : IDisposable
{
    private readonly WebsocketClient _client = new(new Uri("wss://feed.example.com")); // expect: SWB1001

    public Task OpenAsync()
    {
        _client.MessageReceived.Subscribe(new Reader(message => Console.WriteLine(message.Text))); // quiet: SWB2003 owned
        return _client.Start();
    }

    public void Dispose() => _client.Dispose(); // quiet: SWB2002 released
}

internal sealed class Reader(Action<ResponseMessage> read) : IObserver<ResponseMessage>
{
    public void OnNext(ResponseMessage value) => read(value);

    public void OnError(Exception error) => Console.WriteLine(error.Message);

    public void OnCompleted() => Console.WriteLine("completed");
}
