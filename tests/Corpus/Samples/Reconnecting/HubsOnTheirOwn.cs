// style: services that keep a hub
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Fleet.Tracking;

public sealed class TruckTracker : IAsyncDisposable
{
    private readonly HubConnection _hub;

    public TruckTracker(string url)
    {
        _hub = new HubConnectionBuilder() // expect: SWB3008, SWB1001
            .WithUrl(url)
            .Build();
        _hub.On<string>("Position", Console.WriteLine);
    }

    public Task OpenAsync() => _hub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class ShipTracker : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder() // expect: SWB1001
        .WithUrl("https://fleet.example.com/ships")
        .WithAutomaticReconnect() // quiet: SWB3008 told to
        .Build();

    public Task OpenAsync() => _hub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class TrainTracker : IAsyncDisposable
{
    private readonly HubConnection _hub;

    public TrainTracker(string url, Action<IHubConnectionBuilder> configure)
    {
        var builder = new HubConnectionBuilder().WithUrl(url);
        configure(builder);
        _hub = builder.Build(); // expect: SWB1001
    }

    public Task OpenAsync() => _hub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class PlaneTracker(IConnectionManager connections) : IAsyncDisposable
{
    private readonly HubConnection _hub = connections.GetOrCreate(
        "planes",
        () => new HubConnectionBuilder().WithUrl("https://fleet.example.com/planes").Build()); // quiet: SWB3008 managed

    public Task OpenAsync() => connections.ConnectAsync(_hub, _hub.StartAsync);

    public async ValueTask DisposeAsync() => await connections.ReleaseAsync(_hub);
}

public sealed class BikeTracker : IAsyncDisposable
{
    private readonly HubConnection _hub = Build("https://fleet.example.com/bikes");

    private static HubConnection Build(string url) => new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB3008

    public Task OpenAsync() => _hub.StartAsync();

    public static async Task<int> CountAsync()
    {
        await using var hub = new HubConnectionBuilder().WithUrl("https://fleet.example.com/bikes").Build(); // expect: SWB1002
        await hub.StartAsync(); // quiet: SWB3008 not kept
        return await hub.InvokeAsync<int>("Count");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
