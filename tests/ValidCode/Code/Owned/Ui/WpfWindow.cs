using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.Windows;

// The window owns the connection and closes it with itself.
public sealed class DispatchWindow : Window
{
    private readonly HubConnection _hub = new HubConnectionBuilder()
        .WithUrl("https://dispatch.example.com/hub")
        .WithAutomaticReconnect()
        .Build();

    public DispatchWindow()
    {
        _hub.On<string>("Dispatched", OnDispatched);
        Loaded += OnLoaded;
    }

    public string? Last { get; private set; }

    // An event handler has nobody to await it, so it catches what goes wrong.
    private async void OnLoaded(object sender, RoutedEventArgs e)
    {
        try
        {
            if (_hub.State == HubConnectionState.Disconnected)
                await _hub.StartAsync();
        }
        catch (Exception problem)
        {
            Last = problem.Message;
        }
    }

    protected override async void OnClosed(EventArgs e)
    {
        try
        {
            await _hub.DisposeAsync();
        }
        catch (Exception problem)
        {
            Last = problem.Message;
        }

        base.OnClosed(e);
    }

    private void OnDispatched(string order) => Last = order;
}

// What a control adds when it appears, it removes when it goes.
public sealed class DispatchPanel : System.Windows.Controls.UserControl
{
    private readonly HubConnection _hub;
    private IDisposable? _orders;

    public DispatchPanel(HubConnection hub)
    {
        _hub = hub;
        Loaded += (_, _) =>
        {
            _orders = _hub.On<string>("Dispatched", order => DataContext = order);
            _hub.Reconnected += OnReconnected;
        };
        Unloaded += (_, _) =>
        {
            _orders?.Dispose();
            _hub.Reconnected -= OnReconnected;
        };
    }

    private Task OnReconnected(string? connectionId)
    {
        DataContext = null;
        return Task.CompletedTask;
    }
}
