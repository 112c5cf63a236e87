// style: WPF dialog that tries connections
// sdk: signalr
using System.Net.WebSockets;
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;

namespace Studio.Dialogs;

public sealed class Button : FrameworkElement
{
    public event RoutedEventHandler? Click;

    public void Press() => Click?.Invoke(this, new RoutedEventArgs());
}

public partial class ConnectionDialog : Window
{
    private readonly Button _test = new();
    private readonly Button _probe = new();
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(10);
    private string _result = "";

    public ConnectionDialog()
    {
        _test.Click += Test_Click;
        _probe.Click += async (_, _) => _result = await ProbeAsync(new Uri("wss://studio.example.org/raw"));
    }

    public string Server { get; set; } = "https://studio.example.org";

    private async void Test_Click(object sender, RoutedEventArgs e)
    {
        using var timeout = new CancellationTokenSource(_timeout);
        var hub = new HubConnectionBuilder().WithUrl(Server + "/hub").Build(); // expect: SWB1002
        try
        {
            await hub.StartAsync(timeout.Token);
            var version = await hub.InvokeAsync<string>("Version", timeout.Token);
            _result = $"Connected to {version}";
        }
        catch (OperationCanceledException)
        {
            _result = "No answer";
        }
        catch (Exception exception)
        {
            _result = exception.Message;
        }
        finally
        {
            await hub.DisposeAsync(); // quiet: SWB3001 owned
        }
    }

    private async Task<string> ProbeAsync(Uri address)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        using var timeout = new CancellationTokenSource(_timeout);
        try
        {
            await socket.ConnectAsync(address, timeout.Token);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
            return "The socket opens";
        }
        catch (WebSocketException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<bool> HasHubAsync(string server)
    {
        var hub = new HubConnectionBuilder().WithUrl(server).Build(); // expect: SWB1001, SWB2001
        try
        {
            await hub.StartAsync();
        }
        catch (HttpRequestException)
        {
            return false;
        }

        await hub.DisposeAsync();
        return true;
    }
}
