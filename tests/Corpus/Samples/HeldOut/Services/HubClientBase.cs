// style: base class for typed hub clients
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;

namespace Sdk.Clients;

public abstract class HubClientBase : IAsyncDisposable
{
    private readonly ILogger _logger;
    private bool _disposed;

    protected HubClientBase(string url, ILogger logger, Func<Task<string?>>? tokens = null)
    {
        _logger = logger;
        Connection = new HubConnectionBuilder() // expect: SWB1001
            .WithUrl(url, options =>
            {
                if (tokens is not null)
                    options.AccessTokenProvider = tokens;
            })
            .WithAutomaticReconnect()
            .Build();
        Connection.Closed += OnClosedAsync; // quiet: SWB2004 owned
        Connection.Reconnected += OnReconnectedAsync;
    }

    protected HubConnection Connection { get; } // quiet: SWB2002 disposed below

    public HubConnectionState State => Connection.State;

    public async Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Connection.State != HubConnectionState.Disconnected)
            return;

        Register();
        await Connection.StartAsync(cancellationToken); // quiet: SWB3002 owned
    }

    public Task DisconnectAsync(CancellationToken cancellationToken = default) => Connection.StopAsync(cancellationToken); // quiet: SWB3001 owned

    protected abstract void Register();

    protected virtual Task OnReconnectedAsync(string? connectionId) => Task.CompletedTask;

    private Task OnClosedAsync(Exception? error)
    {
        _logger.LogInformation(error, "Closed");
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await DisposeCoreAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual async ValueTask DisposeCoreAsync() => await Connection.DisposeAsync();
}

public sealed class StockClient(string url, ILogger<StockClient> logger) : HubClientBase(url, logger)
{
    private readonly Dictionary<string, int> _stock = [];

    public event Action<string, int>? Changed;

    protected override void Register()
    {
        Connection.On<string, int>("Stock", OnStock); // quiet: SWB2003 the base class owns it
        Connection.On<string>("Discontinued", article => OnStock(article, 0));
        Connection.On<string, int>("Stock", (article, count) => _stock[article] = count); // expect: SWB4001
    }

    protected override async Task OnReconnectedAsync(string? connectionId)
    {
        await base.OnReconnectedAsync(connectionId);
        foreach (var (article, count) in await Connection.InvokeAsync<Dictionary<string, int>>("All"))
            OnStock(article, count);
    }

    private void OnStock(string article, int count)
    {
        _stock[article] = count;
        Changed?.Invoke(article, count);
    }
}
