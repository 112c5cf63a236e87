using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Prices;

// Each server gets a hub of its own; the one before is taken out of the field before it is closed.
public sealed class PriceTap : IAsyncDisposable
{
    private HubConnection? _hub;

    public async Task SwitchToAsync(Uri server, CancellationToken cancellationToken)
    {
        var next = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        next.On<decimal>("Price", price => Latest = price);
        try
        {
            await next.StartAsync(cancellationToken);
        }
        catch
        {
            await next.DisposeAsync();
            throw;
        }

        if (Interlocked.Exchange(ref _hub, next) is { } previous)
            await previous.DisposeAsync();
    }

    public decimal Latest { get; private set; }

    public async ValueTask DisposeAsync()
    {
        var hub = Interlocked.Exchange(ref _hub, null);
        if (hub is not null)
            await hub.DisposeAsync();
    }
}
