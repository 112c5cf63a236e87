using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;

namespace Depot.Locals;

// Every way in which a local gives its hub to somebody, or closes it.
public sealed class LocalHubs(Uri server, IHostApplicationLifetime lifetime)
{
    private readonly List<HubConnection> _all = [];
    private readonly Dictionary<string, (HubConnection Hub, DateTime Since)> _byName = [];

    public IReadOnlyList<HubConnection> All => _all;

    public void Keep()
    {
        var hub = Build();
        _all.Add(hub);
    }

    public void KeepByName(string name)
    {
        var hub = Build();
        _byName[name] = (hub, DateTime.UtcNow);
    }

    public HubSlot Wrap()
    {
        var hub = Build();
        var slot = new HubSlot { Hub = hub };
        return slot;
    }

    public Task<HubConnection> Wrapped()
    {
        var hub = Build();
        return Task.FromResult(hub);
    }

    public void Fill(out HubConnection hub, ref HubConnection? other)
    {
        hub = Build();
        var spare = Build();
        other = spare;
    }

    public async Task CloseWithApplicationAsync(CancellationToken cancellationToken)
    {
        var hub = Build();
        lifetime.ApplicationStopping.Register(() => hub.DisposeAsync().AsTask());
        await hub.StartAsync(cancellationToken);
    }

    public async Task FinallyAsync(bool wanted, CancellationToken cancellationToken)
    {
        HubConnection? hub = null;
        try
        {
            if (!wanted)
                return;

            hub = Build();
            await hub.StartAsync(cancellationToken);
            await hub.SendAsync("Hello", cancellationToken);
        }
        finally
        {
            if (hub != null)
                await hub.DisposeAsync();
        }
    }

    public async Task ConditionalAccessAsync(string? name)
    {
        var hub = name is null ? null : Build();
        try
        {
            if (hub is not null)
                await hub.StartAsync();
        }
        finally
        {
            await (hub?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    public async Task<int> LocalFunctionAsync()
    {
        var hub = Build();
        try
        {
            await hub.StartAsync();
            return await hub.InvokeAsync<int>("Count");
        }
        finally
        {
            await CloseAsync();
        }

        async Task CloseAsync()
        {
            await hub.StopAsync();
            await hub.DisposeAsync();
        }
    }

    public async Task ManyAsync(int count)
    {
        var hubs = Enumerable.Range(0, count).Select(_ => Build()).ToArray();
        try
        {
            await Task.WhenAll(hubs.Select(hub => hub.StartAsync()));
        }
        finally
        {
            await Task.WhenAll(hubs.Select(hub => hub.DisposeAsync().AsTask()));
        }
    }

    public async Task ThrowAsync(string? user, CancellationToken cancellationToken)
    {
        var hub = Build();
        if (user is null)
        {
            await hub.DisposeAsync();
            throw new ArgumentNullException(nameof(user));
        }

        await hub.StartAsync(cancellationToken);
        await hub.DisposeAsync();
    }

    public async Task LoopAsync(CancellationToken cancellationToken)
    {
        var hub = Build();
        await hub.StartAsync(cancellationToken);
        while (true)
        {
            var next = await hub.InvokeAsync<string?>("Next", cancellationToken);
            if (next is null)
                break;
            Console.WriteLine(next);
        }

        await hub.DisposeAsync();
    }

    private HubConnection Build() => new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
}

public sealed class HubSlot
{
    public HubConnection? Hub { get; init; }
}
