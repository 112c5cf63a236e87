// style: objects with an end of their own, and who calls it
// sdk: mqtt, signalr, redis
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using MQTTnet;
using StackExchange.Redis;

namespace Ending;

public sealed class DeviceLink
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    public Task OpenAsync(MqttClientOptions options) => _client.ConnectAsync(options);

    public async Task ShutdownAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }
}

public sealed class DeviceLinks : IHostedService
{
    private readonly ConcurrentDictionary<string, DeviceLink> _links = new();

    public async Task<DeviceLink> AddAsync(string device, MqttClientOptions options)
    {
        var link = _links.GetOrAdd(device, static _ => new DeviceLink());
        await link.OpenAsync(options);
        return link;
    }

    public async Task RemoveAsync(string device)
    {
        if (_links.TryRemove(device, out var link))
            await link.ShutdownAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_links.Values.Select(static link => link.ShutdownAsync()));
}

public interface IStation
{
    Task TuneAsync(Uri address);
    Task OffAsync();
}

public sealed class Station : IStation
{
    private HubConnection? _hub; // quiet: SWB2002 OffAsync is called by who tuned it

    public async Task TuneAsync(Uri address)
    {
        _hub = new HubConnectionBuilder().WithUrl(address).WithAutomaticReconnect().Build(); // expect: SWB1001
        await _hub.StartAsync();
    }

    public async Task OffAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

public sealed class Tuner(IEnumerable<IStation> stations) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var station in stations)
                await station.TuneAsync(new Uri("https://stations.internal"));
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        finally
        {
            foreach (var station in stations)
                await station.OffAsync();
        }
    }
}

// Nobody ends this one.
public sealed class Beacon
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://beacon.internal").WithAutomaticReconnect().Build(); // expect: SWB1001, SWB2002

    public Task OnAsync() => _hub.StartAsync();

    public Task OffAsync(bool forGood) => forGood ? _hub.DisposeAsync().AsTask() : Task.CompletedTask;
}

public sealed class BeaconUser(Beacon beacon)
{
    public Task UseAsync() => beacon.OnAsync();

    public Task OnClickAsync() => beacon.OffAsync(true);
}

public sealed class Spool(ISubscriber redis)
{
    private ChannelMessageQueue? _queue; // expect: SWB2002

    public async Task ResumeAsync()
    {
        if (_queue is not null)
            await _queue.UnsubscribeAsync();
        _queue = await redis.SubscribeAsync(RedisChannel.Literal("spool"));
    }
}
