// style: console chat that signs in again by itself
// sdk: stream-chat
using StreamChat.Core;
using StreamChat.Libs.Auth;

namespace Terminal;

public sealed class SignInLoop(IStreamChatClient chat, Func<Task<string>> tokens)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var token = await tokens();
            await chat.ConnectUserAsync("hq3d8z7vnp2w", "terminal", token, cancellationToken); // expect: SWB3002, SWB3007
            await Task.Delay(TimeSpan.FromMinutes(50), cancellationToken);
        }
    }

    public async Task OpenOnceAsync(CancellationToken cancellationToken) =>
        await chat.ConnectUserAsync( // expect: SWB3002
            "hq3d8z7vnp2w",
            "terminal",
            await tokens(), // expect: SWB5002
            cancellationToken);

    public Task OpenAsync(ITokenProvider provider, CancellationToken cancellationToken) =>
        chat.ConnectUserAsync( // expect: SWB3002
            "hq3d8z7vnp2w",
            "terminal",
            provider, // quiet: SWB5002 asked again
            cancellationToken);
}
