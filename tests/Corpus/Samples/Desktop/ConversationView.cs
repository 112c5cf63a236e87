// style: WPF window that subscribes each time it is loaded
// sdk: signalr
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk;

public class ConversationView : Window
{
    private readonly HubConnection _hub;
    private IDisposable? _typing;

    public string Caption { get; private set; } = "";

    public ConversationView(HubConnection hub)
    {
        _hub = hub;
        Loaded += OnLoaded;
    }

    private void OnLoaded(object sender, RoutedEventArgs e)
    {
        _typing = _hub.On<string>("Typing", name => Caption = $"{name} is typing"); // expect: SWB4002
    }

    protected override void OnClosed(EventArgs e)
    {
        _typing?.Dispose();
        base.OnClosed(e);
    }
}

public class ConversationViewPaired : Window
{
    private readonly HubConnection _hub;
    private IDisposable? _typing; // quiet: SWB2002 disposed on Unloaded

    public string Caption { get; private set; } = "";

    public ConversationViewPaired(HubConnection hub)
    {
        _hub = hub;
        Loaded += OnLoaded;
        Unloaded += OnUnloaded;
    }

    private void OnLoaded(object sender, RoutedEventArgs e) =>
        _typing = _hub.On<string>("Typing", name => Caption = name); // quiet: SWB4002 paired with Unloaded

    private void OnUnloaded(object sender, RoutedEventArgs e) => _typing?.Dispose();

    protected override void OnClosed(EventArgs e)
    {
        _typing?.Dispose();
        base.OnClosed(e);
    }
}
