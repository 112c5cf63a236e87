// style: view model on the connection manager
// sdk: signalr
using System.ComponentModel;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Meet.ViewModels;

public sealed class MeetingViewModel : INotifyPropertyChanged, IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly HubConnection _hub; // quiet: SWB2002 given back below
    private readonly IDisposable _raised; // quiet: SWB2002 disposed below
    private bool _handUp;

    public MeetingViewModel(IConnectionManager connections, Uri server)
    {
        _connections = connections;
        _hub = connections.GetOrCreate("meeting", () => new HubConnectionBuilder().WithUrl(server).Build()); // quiet: SWB1001 made by the manager
        _raised = _hub.On<string>("HandRaised", name => Changed(name));
        _hub.Closed += OnClosed; // quiet: SWB2004 removed below
        _hub.On<string>("Muted", name => Changed(name)); // expect: SWB2003
    }

    public event PropertyChangedEventHandler? PropertyChanged;

    public bool HandUp
    {
        get => _handUp;
        set
        {
            _handUp = value;
            Changed(nameof(HandUp));
        }
    }

    public async Task JoinAsync(string room, CancellationToken cancellationToken)
    {
        await _connections.ConnectAsync(_hub, cancellationToken);
        await _hub.InvokeAsync("Join", room, cancellationToken);
    }

    public async Task RejoinAsync(string room)
    {
        // Left over from before the manager.
        if (_hub.State == HubConnectionState.Disconnected)
            await _hub.StartAsync(); // expect: SWB3002
        await _hub.InvokeAsync("Join", room);
    }

    public async Task LeaveAsync()
    {
        await _hub.InvokeAsync("Leave");
        await _hub.StopAsync(); // expect: SWB3001
    }

    private Task OnClosed(Exception? error)
    {
        HandUp = false;
        return Task.CompletedTask;
    }

    private void Changed(string name) => PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(name));

    public async ValueTask DisposeAsync()
    {
        _raised.Dispose();
        _hub.Closed -= OnClosed;
        await _connections.ReleaseAsync(_hub);
    }
}
