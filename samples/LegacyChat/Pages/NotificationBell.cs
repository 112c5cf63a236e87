using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.SignalR.Client;

namespace Chat.Pages;

/// <summary>The bell on every page: rings when there is something to read.</summary>
internal sealed class NotificationBell : ComponentBase, IAsyncDisposable
{
    private int _unread;

    [Inject]
    public HubConnection Hub { get; set; } = null!;

    [Inject]
    public Transcript Transcript { get; set; } = null!;

    [Parameter]
    public ChatUser? User { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await Hub.StartAsync();
    }

    protected override void OnParametersSet()
    {
        Hub.On<int>("Unread", Ring);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{User?.Name}: {_unread} unread");

    public async ValueTask DisposeAsync()
    {
        await Hub.StopAsync();
    }

    private Task Ring(int unread)
    {
        _unread = unread;
        Transcript.Show("bell", $"{unread} unread");
        return InvokeAsync(StateHasChanged);
    }
}
