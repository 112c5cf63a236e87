// style: WPF code-behind
// sdk: signalr
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Desktop;

public partial class OrderScreen : Window
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://orders.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public OrderScreen()
    {
        _hub.On<string>("Order", text => Caption = text);
        Connect();
    }

    public string Caption { get; private set; } = "";

    private async void Connect()
    {
        await _hub.StartAsync(); // expect: SWB3004
        Caption = "online";
    }

    private async void ConnectGuarded()
    {
        try
        {
            await _hub.StartAsync(); // quiet: SWB3004 what goes wrong is shown
        }
        catch (HttpRequestException error)
        {
            Caption = error.Message;
        }
    }

    private async void OnReconnect(object sender, RoutedEventArgs e)
    {
        try
        {
            await _hub.StopAsync(); // quiet: SWB3004 an event handler, and caught
            await _hub.StartAsync();
        }
        catch (HttpRequestException error)
        {
            Caption = error.Message;
        }
    }

    private void OnCount(object sender, RoutedEventArgs e) =>
        Caption = _hub.InvokeAsync<int>("Count").Result.ToString(); // expect: SWB3003

    private void OnSend(object sender, RoutedEventArgs e)
    {
        _hub.SendAsync("Order", Caption).Wait(); // expect: SWB3003
    }

    private async void OnBoth(object sender, RoutedEventArgs e)
    {
        var first = _hub.InvokeAsync<int>("Open");
        var second = _hub.InvokeAsync<int>("Closed");
        await Task.WhenAll(first, second);
        Caption = $"{first.Result} of {first.Result + second.Result}"; // quiet: SWB3003 both are done
    }

    protected override void OnClosed(EventArgs e)
    {
        _ = _hub.StopAsync(); // quiet: SWB3004 a teardown that cannot await
        base.OnClosed(e);
    }
}
