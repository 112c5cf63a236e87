using Chat.Sdk;
using Chat.Server;
using Microsoft.AspNetCore.SignalR.Client;

namespace Chat.Clients;

/// <summary>The chat as a console program has it: every line is printed.</summary>
internal sealed class ChatClient
{
    private readonly Transcript _transcript;

    public ChatClient(ChatAddresses addresses, Transcript transcript)
    {
        _transcript = transcript;
        Hub = new HubConnectionBuilder().WithWebSocket(addresses.Chat).Build();
        Hub.On<string>("Left", user => _transcript.Show("console", $"{user} left"));
        Hub.Closed += async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await Hub.StartAsync();
        };
    }

    /// <summary>The connection to the room, for the pages to subscribe to.</summary>
    public HubConnection Hub { get; }

    public async Task JoinAsync()
    {
        Hub.On<string, string>("Message", Print);
        await Hub.StartAsync();
        Listen();
    }

    public Task SayAsync(string user, string text) => Hub.InvokeAsync("Say", user, text);

    public Task LeaveAsync(string user) => Hub.InvokeAsync("Leave", user);

    private void Listen()
    {
        Hub.On<string, string>("Message", Print);
    }

    private void Print(string user, string text) => _transcript.Show("console", $"{user}: {text}");
}
