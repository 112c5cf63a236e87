using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Factories;

// Every way out of a method hands the hub on or closes it.
public static class ShopHubs
{
    public static HubConnection Create(Uri server) => new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();

    public static async Task<HubConnection> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        var hub = Create(server);
        try
        {
            await hub.StartAsync(cancellationToken);
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    public static async Task<(HubConnection Hub, string Version)> OpenWithVersionAsync(Uri server, CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        await hub.StartAsync(cancellationToken);
        var version = await hub.InvokeAsync<string>("GetVersion", cancellationToken);
        return (hub, version);
    }

    public static async Task<HubConnection?> TryOpenAsync(Uri server, CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        try
        {
            await hub.StartAsync(cancellationToken);
        }
        catch (HttpRequestException)
        {
            await hub.DisposeAsync();
            return null;
        }

        return hub;
    }

    public static bool TryCreate(string? address, out HubConnection? hub)
    {
        hub = Uri.TryCreate(address, UriKind.Absolute, out var server) ? Create(server) : null;
        return hub is not null;
    }

    public static HubConnection Choose(bool isTest, Uri test, Uri live) => isTest
        ? new HubConnectionBuilder().WithUrl(test).Build()
        : new HubConnectionBuilder().WithUrl(live).WithAutomaticReconnect().Build();

    public static IEnumerable<HubConnection> CreateAll(IEnumerable<Uri> servers)
    {
        foreach (var server in servers)
            yield return Create(server);
    }
}
