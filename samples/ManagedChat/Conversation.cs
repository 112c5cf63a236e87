using Chat.Browser;
using Chat.Clients;
using Chat.Pages;

namespace Chat;

/// <summary>What happens: anna signs in, chats, goes from page to page and signs out.</summary>
internal sealed class Conversation(
    IServiceProvider services, Transcript transcript, ChatUser user, Account account, ChatClient chat, HistoryReader history, QuickReply reply)
{
    public async Task RunAsync()
    {
        await using var browser = new HeadlessBrowser(services, user);

        transcript.Step("anna signs in and joins the room");
        await account.SignInAsync(user.Name);
        await chat.JoinAsync();
        await transcript.WhenShownAsync("ticker", "USD/JPY 151.30");
        await browser.NavigateAsync<RoomPage>();
        await browser.RefreshAsync();

        transcript.Step("she says hello");
        await chat.SayAsync(user.Name, "hello");
        await HeardAsync("anna: hello");
        await transcript.WhenShownAsync("bell", "1 unread");

        transcript.Step("she looks into the lobby and comes back");
        await browser.NavigateAsync<LobbyPage>();
        transcript.Show("lobby", $"{(await history.ReadAsync()).Length} message to catch up on");
        await browser.NavigateAsync<RoomPage>();

        transcript.Step("she answers from a notification, twice");
        await reply.SendAsync(user.Name, "back again");
        await HeardAsync("anna: back again");
        await transcript.WhenShownAsync("bell", "2 unread");
        await reply.SendAsync(user.Name, "bye");
        await HeardAsync("anna: bye");
        await transcript.WhenShownAsync("bell", "3 unread");

        transcript.Step("she signs out");
        await chat.LeaveAsync(user.Name);
        await transcript.WhenShownAsync("console", "anna left");
        await account.SignOutAsync();
    }

    private async Task HeardAsync(string line)
    {
        await transcript.WhenShownAsync("console", line);
        await transcript.WhenShownAsync("room page", line);
    }
}
