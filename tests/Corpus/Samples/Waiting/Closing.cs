// style: types that close what they opened
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Closing;

public sealed class SyncOnly : IDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://a.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public void Open() => _hub.StartAsync().GetAwaiter().GetResult(); // expect: SWB3003

    public void Dispose()
    {
        _hub.StopAsync().GetAwaiter().GetResult(); // quiet: SWB3003 it is only ever disposed synchronously
        _hub.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}

public sealed class Both : IDisposable, IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://b.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public void Dispose()
    {
        _hub.StopAsync().Wait(); // expect: SWB3003
    }

    public async ValueTask DisposeAsync()
    {
        _ = _hub.StopAsync(); // expect: SWB3004
        await _hub.DisposeAsync();
    }
}

public sealed class Fire : IDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://c.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public void Dispose()
    {
        _ = _hub.StopAsync(); // quiet: SWB3004 nothing here can await
        _ = _hub.DisposeAsync();
    }
}
