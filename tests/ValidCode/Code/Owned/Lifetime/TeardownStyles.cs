using Microsoft.AspNetCore.SignalR.Client;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Depot.Teardowns;

public static class AsyncDisposals
{
    public static async ValueTask DisposeSafelyAsync(this IAsyncDisposable? item)
    {
        if (item is not null)
            await item.DisposeAsync().ConfigureAwait(false);
    }

    public static async ValueTask DisposeAllAsync(params IEnumerable<IAsyncDisposable?> items)
    {
        foreach (var item in items)
        {
            if (item is not null)
                await item.DisposeAsync().ConfigureAwait(false);
        }
    }
}

public sealed class ByExtension : IAsyncDisposable
{
    private readonly HubConnection _hub = HubOf("extension");

    public Task StartAsync() => _hub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeSafelyAsync();

    internal static HubConnection HubOf(string name) => new HubConnectionBuilder().WithUrl($"https://depot.example.com/{name}").WithAutomaticReconnect().Build();
}

public sealed class AllTogether : IAsyncDisposable
{
    private readonly HubConnection _orders = new HubConnectionBuilder().WithUrl("https://depot.example.com/orders").WithAutomaticReconnect().Build();
    private readonly HubConnection _stock = new HubConnectionBuilder().WithUrl("https://depot.example.com/stock").WithAutomaticReconnect().Build();
    private ConnectionMultiplexer? _redis;

    public async Task StartAsync()
    {
        _redis ??= await ConnectionMultiplexer.ConnectAsync("localhost");
        await Task.WhenAll(_orders.StartAsync(), _stock.StartAsync());
    }

    public ValueTask DisposeAsync() => AsyncDisposals.DisposeAllAsync(_orders, _stock, _redis);
}

public sealed class ByLoop : IAsyncDisposable
{
    private readonly HubConnection _near = new HubConnectionBuilder().WithUrl("https://near.example.com/hub").WithAutomaticReconnect().Build();
    private readonly HubConnection _far = new HubConnectionBuilder().WithUrl("https://far.example.com/hub").WithAutomaticReconnect().Build();

    public Task StartAsync() => Task.WhenAll(_near.StartAsync(), _far.StartAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in new[] { _near, _far })
            await hub.DisposeAsync();
    }
}

public sealed class ByDeconstruction : IAsyncDisposable
{
    private HubConnection? _hub;

    public async Task OpenAsync(Uri server)
    {
        if (_hub != null)
            return;

        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        await _hub.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        (var hub, _hub) = (_hub, null);
        if (hub is not null)
            await hub.DisposeAsync();
    }
}

public sealed class BySwitch : IAsyncDisposable
{
    private HubConnection? _hub;
    private bool _disposed;

    public HubConnection Hub
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _hub ??= ByExtension.HubOf("switch");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;

        _disposed = true;
        switch (_hub)
        {
            case { State: HubConnectionState.Connected } open:
                await open.StopAsync();
                await open.DisposeAsync();
                break;
            case not null:
                await _hub.DisposeAsync();
                break;
        }
    }
}

public abstract class OwnerBase : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _owned = new();

    public async ValueTask DisposeAsync()
    {
        while (_owned.TryPop(out var item))
            await item.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected T Own<T>(T item)
        where T : IAsyncDisposable
    {
        _owned.Push(item);
        return item;
    }
}

public sealed class ByBaseClass : OwnerBase
{
    private readonly HubConnection _hub;
    private IConnection? _rabbit;

    public ByBaseClass() => _hub = Own(new HubConnectionBuilder().WithUrl("https://depot.example.com/base").WithAutomaticReconnect().Build());

    public async Task StartAsync(IConnectionFactory factory)
    {
        if (_rabbit is null)
        {
            _rabbit = await factory.CreateConnectionAsync();
            Own(_rabbit);
        }

        await _hub.StartAsync();
    }
}

public sealed class ByCleanUpList : IAsyncDisposable
{
    private readonly List<Func<ValueTask>> _cleanUp = [];
    private readonly HubConnection _hub;

    public ByCleanUpList(Uri server)
    {
        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        _cleanUp.Add(() => _hub.DisposeAsync());
        _cleanUp.Add(_hub.DisposeAsync);
    }

    public Task StartAsync() => _hub.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var clean in _cleanUp)
            await clean();
    }
}
