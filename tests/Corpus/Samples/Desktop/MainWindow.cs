// style: WPF window that owns its hub
// sdk: signalr
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk;

public partial class MainWindow : Window
{
    private readonly HubConnection _connection; // expect: SWB2002

    public MainWindow()
    {
        _connection = new HubConnectionBuilder() // expect: SWB1001, SWB3008
            .WithUrl("https://localhost:53353/ChatHub")
            .Build();
        _connection.On<string>("Receive", Show); // quiet: SWB2003 owned
    }

    public string Caption { get; private set; } = "";

    private void Show(string message) => Caption = message;

    private async void Connect(object sender, RoutedEventArgs e) => await _connection.StartAsync(); // quiet: SWB3002 owned
}
