// style: MAUI page, user session
// sdk: stream-chat
using Microsoft.Maui.Controls;
using StreamChat.Core;

namespace Mobile;

public class LoginPage : ContentPage
{
    private readonly IStreamChatClient _chat;

    public LoginPage(IStreamChatClient chat) => _chat = chat;

    public async Task SignInAsync(string user, string token)
    {
        await _chat.ConnectUserAsync("pk_chat", user, token); // expect: SWB3002, SWB5002
    }

    public async Task SignOutAsync()
    {
        await _chat.DisconnectUserAsync(); // expect: SWB3001
    }
}
