// style: types that forget one of their clients
// sdk: mixed
using Microsoft.AspNetCore.SignalR.Client;
using SocketIOClient;
using StackExchange.Redis;

namespace App.Services;

public sealed class Gateway : IAsyncDisposable
{
    private readonly HubConnection _orders = new HubConnectionBuilder().WithUrl("https://orders.example.com").Build(); // expect: SWB1001, SWB3008
    private readonly HubConnection _prices = new HubConnectionBuilder().WithUrl("https://prices.example.com").Build(); // expect: SWB1001, SWB2002, SWB3008
    private readonly SocketIO _scores = new("https://scores.example.com"); // expect: SWB1001, SWB2002

    public Task StartAsync() => Task.WhenAll(_orders.StartAsync(), _prices.StartAsync(), _scores.ConnectAsync());

    public ValueTask DisposeAsync() => _orders.DisposeAsync();
}

public sealed class CacheStore
{
    private readonly ConnectionMultiplexer _redis; // expect: SWB2002

    public CacheStore(string endpoint) => _redis = ConnectionMultiplexer.Connect(endpoint); // expect: SWB1001

    public string? Get(string key) => _redis.GetDatabase().StringGet(key);

    public void Dispose() => _redis.Dispose();
}

public sealed class LiveCounter
{
    public LiveCounter(string url) => Hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB3008

    public HubConnection Hub { get; } // expect: SWB2002

    public Task StartAsync() => Hub.StartAsync();
}

public partial class TwoHalves
{
    private HubConnection? _hub; // expect: SWB2002
}

public partial class TwoHalves : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public async Task OpenAsync(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB3008
        await _hub.StartAsync(_stop.Token);
    }

    public void Dispose() => _stop.Dispose();
}
