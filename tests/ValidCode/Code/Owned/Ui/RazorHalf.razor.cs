using Microsoft.AspNetCore.SignalR.Client;

namespace Intranet.Pages;

// The base class and '@implements IAsyncDisposable' stand in the .razor half.
public partial class Announcements
{
    private readonly HubConnection _hub = new HubConnectionBuilder()
        .WithUrl("https://intranet.example.com/hubs/announcements")
        .WithAutomaticReconnect()
        .Build();

    public string? Latest { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        _hub.On<string>("Announced", text =>
        {
            Latest = text;
            return InvokeAsync(StateHasChanged);
        });
        await _hub.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
}
