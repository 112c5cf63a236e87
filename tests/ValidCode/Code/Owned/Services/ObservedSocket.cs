using System.Net.WebSockets;
using Websocket.Client;

namespace Social.Streams;

// The observables' subscriptions are kept together and disposed together.
public sealed class ObservedSocket : IDisposable
{
    private readonly IWebsocketClient _client;
    private readonly List<IDisposable> _subscriptions;

    public ObservedSocket(Uri server, IObserver<ResponseMessage> messages, IObserver<DisconnectionInfo> losses)
    {
        _client = new WebsocketClient(server) { ReconnectTimeout = TimeSpan.FromSeconds(30) };
        _subscriptions = [_client.MessageReceived.Subscribe(messages), _client.DisconnectionHappened.Subscribe(losses)];
    }

    public Task StartAsync() => _client.IsStarted ? Task.CompletedTask : _client.StartOrFail();

    public void Send(string text) => _client.Send(text);

    public Task StopAsync() => _client.Stop(WebSocketCloseStatus.NormalClosure, "done");

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
        _client.Dispose();
    }
}

// The library reconnects by itself; the sockets that it makes are configured by a factory of its own.
public static class ConfiguredSocket
{
    public static WebsocketClient Create(Uri server) => new(server, () => new ClientWebSocket { Options = { KeepAliveInterval = TimeSpan.FromSeconds(10) } });
}
