// style: Blazor component in two halves
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public partial class Members : ComponentBase, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    [Inject] public HubConnection Hub { get; set; } = default!;

    protected override void OnInitialized()
    {
        _subscriptions.Add(Hub.On<string>("MemberJoined", Add));
        _subscriptions.Add(Hub.On<string>("MemberLeft", Remove));
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }
}

public partial class Members
{
    private readonly List<string> _names = [];

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _subscriptions.Add(Hub.On<string>("MemberJoined", Highlight)); // expect: SWB4001
    }

    private void Add(string name) => _names.Add(name);

    private void Remove(string name) => _names.Remove(name);

    private void Highlight(string name) => InvokeAsync(StateHasChanged);
}
