// style: WPF view model that unsubscribes
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.ViewModels;

public sealed class ChatViewModelKept : IDisposable
{
    private readonly HubConnection _hub;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly Func<string?, Task> _onReconnected;

    public ChatViewModelKept(HubConnection hub)
    {
        _hub = hub;
        _onReconnected = _ => RefreshAsync();
        _subscriptions.Add(_hub.On<string>("Message", Show)); // quiet: SWB2003 added to a collection
        var cleared = _hub.On("Cleared", () => Show("")); // quiet: SWB2003 kept below
        _subscriptions.Add(cleared);
        _hub.Closed += OnClosed; // quiet: SWB2004 removed below
        _hub.Reconnected += _onReconnected; // quiet: SWB2004 the delegate is held
    }

    public string Text { get; private set; } = "";

    private void Show(string text) => Text = text;

    private Task RefreshAsync() => _hub.SendAsync("Refresh");

    private Task OnClosed(Exception? problem)
    {
        Show("closed");
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _hub.Closed -= OnClosed;
        _hub.Reconnected -= _onReconnected;
    }
}
