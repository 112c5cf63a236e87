using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Live;

// The documented pattern for a type that others derive from.
public class LiveView : IAsyncDisposable, IDisposable
{
    private HubConnection? _hub;
    private bool _disposed;

    protected HubConnection Hub => _hub ??= new HubConnectionBuilder().WithUrl(Address).WithAutomaticReconnect().Build();

    protected virtual string Address => "https://live.example.com/view";

    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        Dispose(disposing: false);
        GC.SuppressFinalize(this);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual async ValueTask DisposeAsyncCore()
    {
        if (_hub is not null)
            await _hub.DisposeAsync().ConfigureAwait(false);
        _hub = null;
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;

        _disposed = true;
        if (disposing && _hub is IDisposable disposable)
            disposable.Dispose();
    }
}

public sealed class LiveCart : LiveView
{
    private readonly HubConnection _discounts = new HubConnectionBuilder()
        .WithUrl("https://live.example.com/discounts")
        .WithAutomaticReconnect()
        .Build();

    public Task StartAsync() => Task.WhenAll(Hub.StartAsync(), _discounts.StartAsync());

    protected override async ValueTask DisposeAsyncCore()
    {
        await _discounts.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsyncCore().ConfigureAwait(false);
    }
}
