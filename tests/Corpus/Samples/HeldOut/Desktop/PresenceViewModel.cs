// style: generic view model with handlers of every form
// sdk: signalr, redis, mqtt
using Microsoft.AspNetCore.SignalR.Client;
using MQTTnet;
using StackExchange.Redis;

namespace Acme.Handlers;

public class ViewModel<T>
    where T : notnull, new()
{
    private readonly HubConnection _hub;
    private int count;

    public event Action<T>? Changed;

    public ViewModel(HubConnection hub, string name, IMqttClient mqtt)
    {
        _hub = hub ?? throw new ArgumentNullException(nameof(hub));
        _hub.Closed += async (error) => await Task.Delay(count); // expect: SWB2004
        _hub.Reconnecting += error => // expect: SWB2004
        {
            /* count them */
            count++; // one more

            return Task.CompletedTask;
        };
        _hub.Reconnected += id => Raise(new T()); // expect: SWB2004
        _hub.Reconnected += delegate (string? id) { Raise(default!); return Task.CompletedTask; }; // expect: SWB2004
        _hub.On<T>(name, t => Changed?.Invoke(t)); // expect: SWB2003
        mqtt.ConnectedAsync += static _ => Task.CompletedTask;
        mqtt.ConnectingAsync += _ => { count = name.Length; return Task.CompletedTask; }; // expect: SWB2004
        mqtt.InspectPacketAsync += [Obsolete("x")] async (_) => { await Task.Yield(); count--; }; // expect: SWB2004
        hub.Closed += this.OnClosed; // expect: SWB2004
    }

    private Task Raise(T value) { Changed?.Invoke(value); return Task.CompletedTask; }

    private async Task OnClosed(Exception? e) => await Raise(new T());
}

public class Watcher(ISubscriber subscriber, IConnectionMultiplexer redis) : IDisposable
{
    public string Channel { get; set; } = "w";

    public void Watch()
    {
        subscriber.Subscribe(RedisChannel.Literal(Channel), (c, v) => Console.WriteLine(v)); // expect: SWB2003
        var queue = subscriber.Subscribe(RedisChannel.Literal("q"));
        queue.OnMessage(static m => Console.WriteLine(m));
        redis.ConnectionFailed += (s, e) => { lock (this) { Console.WriteLine($$"""failed {{e}}"""); } }; // expect: SWB2004
    }

    public async Task WatchAsync()
    {
        await foreach (var m in await subscriber.SubscribeAsync(RedisChannel.Literal("f")))
            Console.WriteLine(m);
    }

    void IDisposable.Dispose() { }
}
