// style: WPF code-behind after the well-known tutorial
// sdk: signalr
// switchboard: no
using System.Collections.ObjectModel;
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatClient
{
    public partial class ChatWindow : Window
    {
        private readonly HubConnection connection; // expect: SWB2002
        private readonly ObservableCollection<string> messages = new ObservableCollection<string>();
        private readonly Random random = new Random();
        private string userName = Environment.UserName;

        public ChatWindow()
        {
            InitializeComponent();

            connection = new HubConnectionBuilder() // expect: SWB1001
                .WithUrl("http://localhost:53353/chat")
                .WithAutomaticReconnect()
                .Build();

            connection.Reconnecting += error => // quiet: SWB2004 the window's own connection
            {
                messages.Add("Attempting to reconnect…");
                return Task.CompletedTask;
            };

            connection.On<string, string>("ReceiveMessage", (user, message) => // quiet: SWB2003 the window's own connection
            {
                messages.Add(user + ": " + message);
            });
        }

        private async void Connect_Click(object sender, RoutedEventArgs e)
        {
            try
            {
                await connection.StartAsync();
                messages.Add("Connection started");
            }
            catch (Exception ex)
            {
                messages.Add(ex.Message);
            }
        }

        private async void Send_Click(object sender, RoutedEventArgs e)
        {
            try
            {
                await connection.InvokeAsync("SendMessage", userName, "hello " + random.Next(100));
            }
            catch (Exception ex)
            {
                messages.Add(ex.Message);
            }
        }

        protected override void OnClosed(EventArgs e)
        {
            // The process ends with the main window, but this is one of several.
            messages.Clear();
            base.OnClosed(e);
        }
    }

    public partial class ChatWindow
    {
        private void InitializeComponent()
        {
            DataContext = messages;
        }
    }
}
