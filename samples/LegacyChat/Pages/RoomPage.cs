using Chat.Clients;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.SignalR.Client;

namespace Chat.Pages;

/// <summary>The room: shows what is said while the page is open.</summary>
internal sealed class RoomPage : ComponentBase
{
    private string _status = "";

    [Inject]
    public ChatClient Chat { get; set; } = null!;

    [Inject]
    public Transcript Transcript { get; set; } = null!;

    [Parameter]
    public ChatUser? User { get; set; }

    protected override void OnInitialized()
    {
        Chat.Hub.On<string, string>("Message", Show);
        Chat.Hub.Closed += OnClosed;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddContent(0, _status);
        builder.OpenComponent<NotificationBell>(1);
        builder.AddComponentParameter(2, nameof(NotificationBell.User), User);
        builder.CloseComponent();
    }

    private void Show(string user, string text) => Transcript.Show("room page", $"{user}: {text}");

    private Task OnClosed(Exception? error)
    {
        _status = "offline";
        return InvokeAsync(StateHasChanged);
    }
}
