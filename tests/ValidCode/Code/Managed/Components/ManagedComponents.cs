using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Components;

public sealed class LeadList : ComponentBase, IAsyncDisposable
{
    private readonly List<string> _leads = [];
    private HubConnection? _hub;
    private ISubscription? _added;

    [Inject]
    public IConnectionManager Connections { get; set; } = default!;

    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _hub = Connections.GetOrCreate(
            "leads",
            () => new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/hubs/leads")).WithAutomaticReconnect().Build());
        _added = Connections.Subscribe(_hub, "Added", async (string lead) =>
        {
            _leads.Add(lead);
            await InvokeAsync(StateHasChanged);
        });
        await Connections.ConnectAsync(_hub);
    }

    public async ValueTask DisposeAsync()
    {
        if (_added is not null)
            await _added.DisposeAsync();
        await Connections.ReleaseAsync(_hub);
    }
}

public sealed class LeadDetails : ComponentBase, IAsyncDisposable
{
    private ConnectionLease<HubConnection>? _lease;

    [Inject]
    public IConnectionManager Connections { get; set; } = default!;

    [Parameter]
    [EditorRequired]
    public string Lead { get; set; } = "";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _lease = await Connections.AcquireAsync("leads", Create);
        await _lease.Client.SendAsync("Open", Lead);
        StateHasChanged();
    }

    public ValueTask DisposeAsync() => _lease?.DisposeAsync() ?? ValueTask.CompletedTask;

    private HubConnection Create() => new HubConnectionBuilder().WithUrl("https://crm.example.com/leads").WithAutomaticReconnect().Build();
}

// Both interfaces: DisposeAsync is the one that Blazor calls, and it does everything.
public sealed class LeadBell : ComponentBase, IAsyncDisposable, IDisposable
{
    private IDisposable? _handler;

    [Inject]
    public HubConnection Hub { get; set; } = default!;

    protected override void OnInitialized()
    {
        _handler = Hub.On<string>("Rang", _ => InvokeAsync(StateHasChanged));
        Hub.Reconnected += OnReconnected;
    }

    public void Dispose()
    {
        Hub.Reconnected -= OnReconnected;
        _handler?.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private Task OnReconnected(string? connectionId) => InvokeAsync(StateHasChanged);
}
