// style: service on the manager that drives the client itself
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Sync;

public sealed class ManagedByHand
{
    private readonly IConnectionManager _connections;
    private readonly HubConnection _hub;

    public ManagedByHand(IConnectionManager connections)
    {
        _connections = connections;
        _hub = connections.GetOrCreate("sync", () => new HubConnectionBuilder().WithUrl("https://sync.example.com").Build()); // quiet: SWB1001, SWB2002 managed
        _hub.On<string>("Changed", text => Last = text); // expect: SWB2003
        _hub.Closed += OnClosed; // expect: SWB2004
    }

    public string? Last { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _hub.StartAsync(cancellationToken); // expect: SWB3002
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _hub.StopAsync(cancellationToken); // expect: SWB3001
        await _hub.DisposeAsync(); // expect: SWB3001
    }

    public Task OpenProperlyAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_hub, cancellationToken); // quiet: SWB3002 the manager's

    public ValueTask CloseProperlyAsync(CancellationToken cancellationToken) => _connections.ReleaseAsync(_hub, cancellationToken); // quiet: SWB3001 the manager's

    private Task OnClosed(Exception? problem)
    {
        Last = null;
        return Task.CompletedTask;
    }
}
