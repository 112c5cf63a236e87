using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Leases;

public sealed class LeaseStyles(IConnectionManager connections)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("count", Create, cancellationToken);
        return await lease.Client.InvokeAsync<int>("Count", cancellationToken);
    }

    public async Task PublishAsync(IReadOnlyList<string> items, CancellationToken cancellationToken)
    {
        await using (var lease = await connections.AcquireAsync("publish", Create, cancellationToken))
        {
            foreach (var item in items)
                await lease.SendAsync((hub, token) => hub.SendAsync("Publish", item, token), cancellationToken);
        }
    }

    public async Task TryAsync(CancellationToken cancellationToken)
    {
        var lease = await connections.AcquireAsync("try", Create, cancellationToken);
        try
        {
            await lease.ReadyAsync(cancellationToken);
            await lease.Client.SendAsync("Hello", cancellationToken);
        }
        finally
        {
            await lease.DisposeAsync();
        }
    }

    // Handed on to whoever asked.
    public ValueTask<ConnectionLease<HubConnection>> AcquireAsync(string user, CancellationToken cancellationToken) =>
        connections.AcquireAsync(new ConnectionKey("user", user), Create, cancellationToken);

    public async Task<Lent> LendAsync(CancellationToken cancellationToken)
    {
        var lease = await connections.AcquireAsync("lent", Create, cancellationToken);
        return new Lent(lease);
    }

    public async IAsyncEnumerable<string> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("read", Create, cancellationToken);
        await foreach (var line in lease.Client.StreamAsync<string>("Lines", cancellationToken))
            yield return line;
    }

    private static HubConnection Create() => new HubConnectionBuilder().WithUrl("https://crm.example.com/hub").WithAutomaticReconnect().Build();
}

public sealed class Lent(ConnectionLease<HubConnection> lease) : IAsyncDisposable
{
    private readonly ISubscription _news = lease.Subscribe<string>("News", Console.WriteLine);

    public async ValueTask DisposeAsync()
    {
        await _news.DisposeAsync();
        await lease.DisposeAsync();
    }
}
