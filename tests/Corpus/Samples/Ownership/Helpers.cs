// style: helpers that release
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Messaging;

public sealed class Helpers : IAsyncDisposable
{
    private readonly HubConnection _first = new HubConnectionBuilder().WithUrl("https://one.example.com").Build(); // expect: SWB1001, SWB3008
    private readonly HubConnection _second = new HubConnectionBuilder().WithUrl("https://two.example.com").Build(); // expect: SWB1001, SWB3008

    public Task StartAsync() => Task.WhenAll(_first.StartAsync(), _second.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(_first);
        await CloseAsync(_second);
    }

    private static async Task CloseAsync(HubConnection hub)
    {
        await hub.StopAsync(); // quiet: SWB3001 only teardown calls it
        await hub.DisposeAsync(); // quiet: SWB3001 only teardown calls it
    }
}

public static class Runner
{
    public static async Task RunAsync(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        await hub.StartAsync();
        await FinishAsync(hub); // quiet: SWB2001 released by a helper
    }

    private static async Task FinishAsync(HubConnection hub)
    {
        await hub.SendAsync("Bye");
        await hub.DisposeAsync(); // quiet: SWB3001 a helper that releases its parameter
    }
}
