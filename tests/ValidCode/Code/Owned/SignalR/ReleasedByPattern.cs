using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Support;

public sealed class SupportChat : IAsyncDisposable
{
    private HubConnection? _hub;
    private IDisposable? _messages;

    public bool IsOpen => _hub is { State: HubConnectionState.Connected };

    public async Task OpenAsync(string server, string ticket, CancellationToken cancellationToken)
    {
        if (_hub is not null)
            return;

        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        _messages = _hub.On<string, string>("Said", (who, text) => Console.WriteLine($"{who}: {text}"));
        await _hub.StartAsync(cancellationToken);
        await _hub.InvokeAsync("Open", ticket, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _messages?.Dispose();
        if (_hub is { } hub)
            await hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SupportQueue : IAsyncDisposable
{
    private HubConnection? _hub;

    public async Task ReopenAsync(string server, CancellationToken cancellationToken)
    {
        await CloseAsync();
        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        _hub.On<int>("Waiting", waiting => Waiting = waiting);
        await _hub.StartAsync(cancellationToken);
    }

    public int Waiting { get; private set; }

    public ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask CloseAsync()
    {
        if (_hub is null)
            return;

        await _hub.DisposeAsync();
        _hub = null;
    }
}
