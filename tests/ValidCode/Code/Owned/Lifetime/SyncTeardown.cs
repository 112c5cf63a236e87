using System.Net.WebSockets;
using IO.Ably;
using Microsoft.Extensions.Hosting;
using MQTTnet;
using NATS.Client.Core;
using StackExchange.Redis;
using Websocket.Client;

namespace Depot.Synchronous;

// Clients that are disposed synchronously, in each kind of teardown.
public sealed class DisposedInBool : IDisposable
{
    private readonly ConnectionMultiplexer _redis = ConnectionMultiplexer.Connect("localhost");
    private bool _disposed;

    ~DisposedInBool() => Dispose(false);

    public IDatabase Database => _redis.GetDatabase();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private void Dispose(bool disposing)
    {
        if (_disposed)
            return;

        if (disposing)
            _redis.Dispose();
        _disposed = true;
    }
}

public sealed class DisposedTogether : IDisposable, IAsyncDisposable
{
    private readonly IMqttClient _mqtt = new MqttClientFactory().CreateMqttClient();
    private readonly NatsConnection _nats = new();
    private readonly ClientWebSocket _socket = new();

    public ValueTask PublishAsync(string text) => _nats.PublishAsync("text", text);

    public void Dispose()
    {
        _mqtt.Dispose();
        _socket.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _nats.DisposeAsync();
    }
}

public sealed class DisposedByLifetime
{
    private readonly WebsocketClient _client;

    public DisposedByLifetime(Uri server, IHostApplicationLifetime lifetime)
    {
        _client = new WebsocketClient(server);
        lifetime.ApplicationStopped.Register(() => _client.Dispose());
    }

    public void Send(string text) => _client.Send(text);
}

public abstract class AblyBase : IDisposable
{
    protected AblyRealtime Ably { get; } = new(new ClientOptions { AuthCallback = _ => Task.FromResult<object>("") });

    public virtual void Dispose()
    {
        Ably.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class AblyNews : AblyBase
{
    private readonly IDisposable _timer = new Timer(_ => { });

    public Task PublishAsync(string news) => Ably.Channels.Get("news").PublishAsync("added", news);

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }
}
