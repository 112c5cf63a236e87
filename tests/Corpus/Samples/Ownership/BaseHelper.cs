// style: base-class teardown
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Messaging;

public abstract class Component : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    protected T Own<T>(T resource)
        where T : IAsyncDisposable
    {
        _owned.Add(resource);
        return resource;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var resource in _owned)
            await resource.DisposeAsync();
    }
}

public sealed class TickerComponent : Component
{
    private readonly HubConnection _hub; // quiet: SWB2002 the base class takes it

    public TickerComponent(string url)
    {
        _hub = Own(new HubConnectionBuilder().WithUrl(url).Build()); // expect: SWB1001
    }

    public Task StartAsync() => _hub.StartAsync();
}
