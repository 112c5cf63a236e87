using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Desktop;

public sealed class DealsViewModel : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly HubConnection _hub;
    private readonly ISubscription _won;

    public DealsViewModel(IConnectionManager connections)
    {
        _connections = connections;
        _hub = connections.GetOrCreate("deals", CreateHub);
        _won = connections.Subscribe(_hub, "Won", (string deal) => Won.Add(deal));
    }

    public List<string> Won { get; } = [];

    public bool IsOpen => _hub.State == HubConnectionState.Connected;

    public Task OpenAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_hub, cancellationToken);

    // The name of a view model's command, not of a disconnect.
    public void Disconnect() => Won.Clear();

    public async ValueTask DisposeAsync()
    {
        await _won.DisposeAsync();
        await _connections.ReleaseAsync(_hub);
    }

    private static HubConnection CreateHub() => new HubConnectionBuilder().WithUrl("https://crm.example.com/deals").WithAutomaticReconnect().Build();
}

// A window that a framework makes without injection reaches the ambient manager.
public sealed class DealsWindow : Window
{
    private readonly HubConnection _hub = ConnectionManager.Default.GetOrCreate(
        "deals",
        () => new HubConnectionBuilder().WithUrl("https://crm.example.com/deals").WithAutomaticReconnect().Build());

    private ISubscription? _lost;

    public DealsWindow()
    {
        Loaded += OnLoaded;
        Closed += OnClosedAsync;
    }

    private async void OnLoaded(object sender, RoutedEventArgs e)
    {
        try
        {
            _lost ??= ConnectionManager.Default.Subscribe(_hub, "Lost", (string deal) => DataContext = deal);
            await ConnectionManager.Default.ConnectAsync(_hub);
        }
        catch (Exception problem)
        {
            DataContext = problem.Message;
        }
    }

    private async void OnClosedAsync(object? sender, EventArgs e)
    {
        try
        {
            if (_lost is not null)
                await _lost.DisposeAsync();
            await ConnectionManager.Default.ReleaseAsync(_hub);
        }
        catch (Exception problem)
        {
            DataContext = problem.Message;
        }
    }
}

public sealed class DealsApplication : Application
{
    private IConnectionManager? _connections;

    protected override void OnStartup(EventArgs e)
    {
        base.OnStartup(e);
        _connections = ConnectionManager.Default;
        _connections.AddSignalR();
    }

    protected override void OnExit(EventArgs e)
    {
        _connections = null;
        base.OnExit(e);
    }
}
