using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;

namespace Depot.Reassigned;

// A new connection in the place of an old one that is closed first, by whatever helper.
public sealed class Reopened : IAsyncDisposable
{
    private HubConnection? _hub;

    public async Task OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        await ReleaseAsync();
        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        _hub.On<string>("Moved", Console.WriteLine);
        _hub.Closed += OnClosed;
        await _hub.StartAsync(cancellationToken);
    }

    public async Task ResetAsync(Uri server)
    {
        var old = _hub;
        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        if (old is not null)
            await old.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await ReleaseAsync();

    private async Task ReleaseAsync()
    {
        if (_hub is null)
            return;

        _hub.Closed -= OnClosed;
        await _hub.DisposeAsync();
        _hub = null;
    }

    private Task OnClosed(Exception? problem) => Task.CompletedTask;
}

public sealed class RefreshedRedis(string configuration) : IDisposable
{
    private readonly Lock _lock = new();
    private ConnectionMultiplexer? _redis;

    public IDatabase Database => Get().GetDatabase();

    public void Refresh()
    {
        lock (_lock)
        {
            _redis?.Dispose();
            _redis = null;
        }
    }

    public void Dispose() => Refresh();

    private ConnectionMultiplexer Get()
    {
        if (_redis is { IsConnected: true } current)
            return current;

        lock (_lock)
        {
            if (_redis is null)
                _redis = ConnectionMultiplexer.Connect(configuration);
            return _redis;
        }
    }
}

public sealed class Replaced
{
    public async Task RunAsync(IEnumerable<Uri> servers, CancellationToken cancellationToken)
    {
        var hub = Create(new Uri("https://first.example.com/hub"));
        try
        {
            foreach (var server in servers)
            {
                await hub.DisposeAsync();
                hub = Create(server);
                await hub.StartAsync(cancellationToken);
                await hub.SendAsync("Hello", cancellationToken);
            }
        }
        finally
        {
            await hub.DisposeAsync();
        }

        static HubConnection Create(Uri server) => new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
    }
}
