// style: WPF view model with an injected hub
// sdk: signalr
using System.ComponentModel;
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.ViewModels;

public class ChatViewModel : INotifyPropertyChanged
{
    private readonly HubConnection _hub;
    private string _status = "";

    public ChatViewModel(HubConnection hub)
    {
        _hub = hub;
        _hub.On<string>("Message", text => Status = text); // expect: SWB2003
        _hub.On("Cleared", () => Status = ""); // expect: SWB2003
        _hub.Closed += OnClosed; // expect: SWB2004
        _hub.Reconnecting += _ => // expect: SWB2004
        {
            Status = "reconnecting";
            return Task.CompletedTask;
        };
    }

    public event PropertyChangedEventHandler? PropertyChanged;

    public string Status
    {
        get => _status;
        set
        {
            _status = value;
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Status)));
        }
    }

    public async Task ConnectAsync() => await _hub.StartAsync(); // expect: SWB3002

    public async Task DisconnectAsync() => await _hub.StopAsync(); // expect: SWB3001

    private Task OnClosed(Exception? problem)
    {
        Status = "closed";
        return Task.CompletedTask;
    }
}
