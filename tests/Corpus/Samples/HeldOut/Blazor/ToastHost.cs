// style: Blazor layout with a cascaded hub
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace Portal.Layout;

public sealed class Toast(string text, DateTime until)
{
    public string Text { get; } = text;
    public bool Expired => DateTime.UtcNow > until;
}

public partial class ToastHost : LayoutComponentBase, IAsyncDisposable
{
    private readonly List<Toast> _toasts = [];
    private Timer? _sweeper;

    [CascadingParameter(Name = "Hub")] public HubConnection? Hub { get; set; }

    protected override void OnInitialized()
    {
        _sweeper = new Timer(_ => Sweep(), null, 1000, 1000);
        base.OnInitialized();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Hub is null)
            return;

        Hub.On<string>("Toast", text => Show(text, 5)); // expect: SWB2003
        using var once = Hub.On<string>("Welcome", text => Show(text, 20)); // quiet: SWB2003 disposed at the end of the method

        if (Hub.State == HubConnectionState.Disconnected)
            await Hub.StartAsync(); // expect: SWB3002
    }

    private void Show(string text, int seconds)
    {
        _toasts.Add(new Toast(text, DateTime.UtcNow.AddSeconds(seconds)));
        InvokeAsync(StateHasChanged);
    }

    private void Sweep()
    {
        if (_toasts.RemoveAll(toast => toast.Expired) > 0)
            InvokeAsync(StateHasChanged);
    }

    public async ValueTask DisposeAsync()
    {
        if (_sweeper is not null)
            await _sweeper.DisposeAsync();
        if (Hub is not null)
            await Hub.DisposeAsync(); // expect: SWB3001
    }
}
