// style: user session on an injected client
// sdk: stream-chat
using StreamChat.Core;
using Switchboard;

namespace App.Sync;

public sealed class ChatSession(IStreamChatClient chat, IConnectionManager connections)
{
    private int _online;

    public async Task OpenAsync(string user, string token)
    {
        chat.ConnectionStateChanged += (_, _) => _online++; // expect: SWB2004
        await chat.ConnectUserAsync("key", user, token); // expect: SWB3002, SWB5002
    }

    public Task LeaveAsync() => chat.DisconnectUserAsync(); // expect: SWB3001

    public async Task LeaveManagedAsync(string user) => await connections.SignOutAsync(user); // quiet: SWB3001 the manager's

    public int Online => _online;
}
