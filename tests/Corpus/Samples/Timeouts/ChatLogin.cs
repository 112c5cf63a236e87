// style: login screen
// sdk: stream-chat-unity
// switchboard: no
using StreamChat.Core;

namespace App.Chat;

public sealed class ChatLogin(IStreamChatClient chat)
{
    public async Task<string> LogInAsync(string user, string token)
    {
        var connect = chat.ConnectUserAsync("key", user, token); // expect: SWB5002
        var first = await Task.WhenAny(connect, Task.Delay(10_000)).ConfigureAwait(false); // expect: SWB3005
        if (first != connect)
            return "The chat is not available right now.";

        var me = await connect;
        return $"Hello {me}";
    }

    public async Task LogInAndReportAsync(string user, string token, Action<Exception?> failed)
    {
        var connect = chat.ConnectUserAsync("key", user, token); // expect: SWB5002
        _ = connect.ContinueWith(done => failed(done.Exception), TaskScheduler.Default);
        await Task.WhenAny(connect, Task.Delay(10_000)); // quiet: SWB3005 the continuation has it
    }
}
