using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Chat.Pages;

/// <summary>The lobby: nothing but a welcome and the bell.</summary>
internal sealed class LobbyPage : ComponentBase
{
    [Parameter]
    public ChatUser? User { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddContent(0, $"Welcome, {User?.Name}");
        builder.OpenComponent<NotificationBell>(1);
        builder.AddComponentParameter(2, nameof(NotificationBell.User), User);
        builder.CloseComponent();
    }
}
