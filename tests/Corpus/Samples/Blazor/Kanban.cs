// style: Blazor component, primary services on a base class
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Pages;

public abstract class RealtimeComponent : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    [Inject] protected HubConnection Hub { get; set; } = default!;

    protected void Listen<T>(string name, Action<T> handle) => _subscriptions.Add(Hub.On(name, handle)); // quiet: SWB2003 added to a collection

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }
}

public sealed class Kanban : RealtimeComponent
{
    private readonly List<string> _cards = [];

    protected override void OnInitialized()
    {
        Listen<string>("CardAdded", _cards.Add); // quiet: SWB2003 a wrapper that keeps it
        Hub.On<string>("CardMoved", _cards.Add); // expect: SWB2003
    }

    protected override async Task OnParametersSetAsync()
    {
        Hub.On<string>("CardEdited", _cards.Add); // expect: SWB2003, SWB4002
        await Hub.StartAsync(); // expect: SWB3002, SWB3007
    }

    private Task CloseBoardAsync() => Hub.StopAsync(); // expect: SWB3001
}
