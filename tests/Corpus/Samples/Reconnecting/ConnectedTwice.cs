// style: console chat and a settings dialog that connect too often
// sdk: stream chat, signalr
using Microsoft.AspNetCore.SignalR.Client;
using StreamChat.Core;

namespace Talk.Sessions;

public sealed class Login(IStreamChatClient client)
{
    public async Task SignInAsync(string user, string token)
    {
        await client.ConnectUserAsync("key", user, token); // expect: SWB3002, SWB5002
        Console.WriteLine($"hello {user}");
        await client.ConnectUserAsync("key", user, token); // expect: SWB3002, SWB3007, SWB5002
    }

    public async Task SwitchAsync(string user, string token)
    {
        await client.ConnectUserAsync("key", "guest", ""); // expect: SWB3002
        await client.DisconnectUserAsync(); // expect: SWB3001
        await client.ConnectUserAsync("key", user, token); // expect: SWB3002, SWB5002
    }
}

public sealed class TalkSession : IAsyncDisposable
{
    private readonly HubConnection _talk = new HubConnectionBuilder().WithUrl("https://talk.example.com/hub").WithAutomaticReconnect().Build(); // expect: SWB1001
    private readonly HubConnection _presence = new HubConnectionBuilder().WithUrl("https://talk.example.com/presence").WithAutomaticReconnect().Build(); // expect: SWB1001

    public Task OpenBothAsync() => Task.WhenAll(_talk.StartAsync(), _presence.StartAsync()); // quiet: SWB3007 two connections

    public async Task OpenWronglyAsync()
    {
        var talk = _talk.StartAsync();
        var presence = _talk.StartAsync(); // expect: SWB3007
        await Task.WhenAll(talk, presence);
    }

    public async Task RejoinAsync(string room)
    {
        await EnsureAsync();
        await _talk.SendAsync("Join", room);
        await EnsureAsync(); // quiet: SWB3007 it looks at the state
    }

    public async Task JoinAllAsync(IEnumerable<string> rooms)
    {
        foreach (var room in rooms)
        {
            await _presence.StartAsync(); // expect: SWB3007
            await _presence.SendAsync("Join", room);
        }
    }

    public async Task ResetAsync()
    {
        await _talk.StopAsync();
        await _talk.StartAsync(); // quiet: SWB3007 stopped before
    }

    private async Task EnsureAsync()
    {
        if (_talk.State == HubConnectionState.Disconnected)
            await _talk.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _talk.DisposeAsync();
        await _presence.DisposeAsync();
    }
}
