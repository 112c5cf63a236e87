// style: user scope on an owned client
// sdk: stream-chat
using StreamChat.Core;

namespace App.Sync;

public sealed class SupportChat : IDisposable
{
    private readonly IStreamChatClient _chat = StreamChatClient.CreateDefaultClient(); // expect: SWB1001

    public Task OpenAsync(string user, string token) => _chat.ConnectUserAsync("key", user, token); // expect: SWB5002

    public async Task SwitchUserAsync(string user, string token)
    {
        await _chat.DisconnectUserAsync(); // expect: SWB3001
        await _chat.ConnectUserAsync("key", user, token); // expect: SWB5002
    }

    public void Dispose() => _chat.Dispose(); // quiet: SWB2002 released
}

public sealed class SupportChatAsync : IAsyncDisposable
{
    private readonly IStreamChatClient _chat = StreamChatClient.CreateDefaultClient(); // expect: SWB1001

    public async ValueTask DisposeAsync()
    {
        await _chat.DisconnectUserAsync(); // quiet: SWB3001 the owner's teardown
        _chat.Dispose();
    }
}
