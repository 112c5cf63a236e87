using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Stock;

// Closes only what it made itself.
public sealed class StockWatcher : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly bool _isOwner;

    public StockWatcher(Uri server, HubConnection? hub = null)
    {
        _hub = hub ?? new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        _isOwner = hub is null;
    }

    public int Level { get; private set; }

    public Task<int> AskAsync(string article) => _hub.InvokeAsync<int>("GetLevel", article);

    public async Task WatchAsync(string article, CancellationToken cancellationToken)
    {
        await foreach (var level in _hub.StreamAsync<int>("WatchLevel", article, cancellationToken))
            Level = level;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOwner)
            await _hub.DisposeAsync();
    }
}
