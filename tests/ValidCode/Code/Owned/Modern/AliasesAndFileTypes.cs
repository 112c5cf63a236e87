using Hub = Microsoft.AspNetCore.SignalR.Client.HubConnection;
using HubPair = (Microsoft.AspNetCore.SignalR.Client.HubConnection Orders, Microsoft.AspNetCore.SignalR.Client.HubConnection Stock);
using static System.Console;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Aliases;

// Types under other names, and types that only this file sees.
public sealed class PairedHubs(HubPair hubs) : IAsyncDisposable
{
    private readonly FileHandlers _scope = FileScopes.Create();

    public void Listen()
    {
        if (_scope.IsEmpty)
            _scope.Add(hubs.Orders.On<string>("Placed", WriteLine));
    }

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await hubs.Orders.DisposeAsync();
        await hubs.Stock.DisposeAsync();
    }

    public static HubPair Open(Uri server)
    {
        return (Create("orders"), Create("stock"));

        Hub Create(string name) => new HubConnectionBuilder().WithUrl(new Uri(server, name)).WithAutomaticReconnect().Build();
    }
}

file static class FileScopes
{
    public static FileHandlers Create() => new();
}

public sealed class FileHandlers : IDisposable
{
    private readonly Stack<IDisposable> _handlers = new();

    public bool IsEmpty => _handlers.Count == 0;

    public void Add(IDisposable handler) => _handlers.Push(handler);

    public void Dispose()
    {
        foreach (var handler in _handlers)
            handler.Dispose();
    }
}
