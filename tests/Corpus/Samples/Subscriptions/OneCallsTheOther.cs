// style: one method calls the other
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public sealed class Watcher : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://watch.example.com").Build(); // expect: SWB1001, SWB3008

    public async Task StartAsync()
    {
        _hub.On<string>("Changed", Report);
        Register();
        await _hub.StartAsync();
    }

    private void Register()
    {
        _hub.On<string>("Changed", Report); // expect: SWB4001
        _hub.On<string>("Removed", Report); // quiet: SWB4001 another channel
    }

    private void Report(string path) => Console.WriteLine(path);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
