using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace Intranet.Pages;

// A component with a connection of its own.
public partial class ProjectBoard : ComponentBase, IAsyncDisposable
{
    private readonly List<string> _cards = [];
    private HubConnection? _hub;

    [Inject]
    public NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Project { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder()
            .WithUrl(Navigation.ToAbsoluteUri("/hubs/board"))
            .WithAutomaticReconnect()
            .Build();

        _hub.On<string>("CardAdded", async card =>
        {
            _cards.Add(card);
            await InvokeAsync(StateHasChanged);
        });
        _hub.Reconnected += _ => InvokeAsync(StateHasChanged);
        await _hub.StartAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_hub is { State: HubConnectionState.Connected })
            await _hub.SendAsync("Show", Project);
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

// The handle of a handler on the connection that the layout cascades.
public sealed class BoardCount : ComponentBase, IDisposable
{
    private IDisposable? _added;

    [CascadingParameter]
    public HubConnection Hub { get; set; } = default!;

    public int Count { get; private set; }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;

        _added = Hub.On<string>("CardAdded", _ =>
        {
            Count++;
            InvokeAsync(StateHasChanged);
        });
    }

    public void Dispose() => _added?.Dispose();
}

// Subscribed anew for each value of a parameter, and only then.
public sealed class BoardDetails : ComponentBase, IDisposable
{
    private IDisposable? _changes;
    private string? _shown;

    [Inject]
    public HubConnection Hub { get; set; } = default!;

    [Parameter]
    public string Card { get; set; } = "";

    protected override void OnParametersSet()
    {
        if (_shown == Card)
            return;

        _shown = Card;
        _changes?.Dispose();
        _changes = Hub.On<string>($"Changed:{Card}", _ => InvokeAsync(StateHasChanged));
    }

    public void Dispose() => _changes?.Dispose();
}
