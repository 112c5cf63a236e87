using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Depot.Fluent;

// Calls that give back the object itself, and values that come by way of an operator.
public sealed class FluentHub(Uri server) : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();

    public FluentHub On(string channel, Action<string> handler)
    {
        _hub.On(channel, handler);
        return this;
    }

    public FluentHub WithTimeout(TimeSpan timeout)
    {
        _hub.ServerTimeout = timeout;
        return this;
    }

    public async Task<FluentHub> StartAsync(CancellationToken cancellationToken)
    {
        await _hub.StartAsync(cancellationToken);
        return this;
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public static class FluentUse
{
    public static async Task<FluentHub> OpenAsync(Uri server, CancellationToken cancellationToken) =>
        await new FluentHub(server)
            .WithTimeout(TimeSpan.FromMinutes(1))
            .On("Opened", Console.WriteLine)
            .On("Closed", Console.WriteLine)
            .StartAsync(cancellationToken);

    public static HubConnection Given(HubConnection? given, Uri server)
    {
        var made = given ?? new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        return made;
    }

    public static HubConnection FromCatch(Func<HubConnection> open, Uri fallback)
    {
        try
        {
            return open();
        }
        catch (InvalidOperationException)
        {
            var hub = new HubConnectionBuilder().WithUrl(fallback).WithAutomaticReconnect().Build();
            return hub;
        }
    }

    // What the container gave is the container's.
    public static async Task<int> FromServicesAsync(IServiceProvider services)
    {
        var hub = services.GetRequiredService<HubConnection>();
        await using var scope = services.CreateAsyncScope();
        var keyed = scope.ServiceProvider.GetKeyedService<HubConnection>("stock");
        return await (keyed ?? hub).InvokeAsync<int>("Count");
    }

    public static async Task CaseAsync(object item)
    {
        switch (item)
        {
            case HubConnection { State: HubConnectionState.Connected } open:
                await open.SendAsync("Hello");
                break;
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
        }
    }
}
