// style: lazy init
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Messaging;

public sealed class LazyHub(string url) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private HubConnection? _hub; // quiet: SWB2002 released through a pattern

    public async Task<HubConnection> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_hub is null)
            {
                _hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001
                await _hub.StartAsync(cancellationToken);
            }

            return _hub;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is { State: not HubConnectionState.Disconnected } open)
            await open.StopAsync();
        var hub = _hub;
        _hub = null;
        if (hub != null)
            await hub.DisposeAsync(); // quiet: SWB3001 owner
    }
}
