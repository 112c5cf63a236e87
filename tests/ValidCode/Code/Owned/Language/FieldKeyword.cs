using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Properties;

public sealed class FieldBacked : IAsyncDisposable
{
    // C# 14: the hub in the backing field of a property.
    private HubConnection Hub => field ??= new HubConnectionBuilder().WithUrl(Server).WithAutomaticReconnect().Build();

    public required Uri Server
    {
        get;
        init => field = value.IsAbsoluteUri ? value : throw new ArgumentException("The address is relative.", nameof(value));
    }

    public string Title
    {
        get;
        set => field = value.Trim();
    } = "";

    public Task StartAsync() => Hub.State == HubConnectionState.Disconnected ? Hub.StartAsync() : Task.CompletedTask;

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}

public sealed class Bindable
{
    public string? Status { get; set; }

    public int Count { get; set; }
}

public sealed class NullConditional(HubConnection hub) : IDisposable
{
    private Bindable? _view;
    private IDisposable? _handler;

    public void Show(Bindable view)
    {
        _view = view;

        // C# 14: assigned only where there is a view.
        _handler ??= hub.On<string>("Status", status =>
        {
            _view?.Status = status;
            _view?.Count += 1;
        });
    }

    public void Dispose()
    {
        _view?.Status = null;
        _handler?.Dispose();
    }
}
