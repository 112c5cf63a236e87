// style: Blazor component, owns its hub, missing interface
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Pages;

public partial class ChatRoom : ComponentBase
{
    private readonly List<string> _messages = new();
    private HubConnection? _hub; // expect: SWB2002

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder() // expect: SWB1001
            .WithUrl(Navigation.ToAbsoluteUri("/chathub"))
            .WithAutomaticReconnect()
            .Build();

        _hub.On<string, string>("ReceiveMessage", (user, message) => // quiet: SWB2003 owned
        {
            _messages.Add($"{user}: {message}");
            InvokeAsync(StateHasChanged);
        });

        await _hub.StartAsync(); // quiet: SWB3002 owned
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}
