// style: Unity chat with built-in accounts
// sdk: stream-chat
using StreamChat.Core;
using StreamChat.Libs.Auth;
using UnityEngine;

namespace Guild;

public class ChatAccounts : MonoBehaviour
{
    private const string ApiKey = "hq3d8z7vnp2w";
    private const string ModeratorToken = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoibW9kIn0.Qm4t";

    [SerializeField]
    private string playerToken = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoicGxheWVyIn0.Zp2k"; // quiet: SWB5001 the inspector sets it

    private IStreamChatClient? chat;

    public AuthCredentials Visitor => new(ApiKey, "visitor", "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoidmlzaXRvciJ9.Lw7c"); // expect: SWB5001

    private async void Start()
    {
        chat = StreamChatClient.CreateDefaultClient(); // expect: SWB1001
        await chat.ConnectUserAsync(ApiKey, "player", playerToken); // expect: SWB5002
    }

    public async Task BecomeModeratorAsync()
    {
        if (chat is null)
            return;
        await chat.DisconnectUserAsync(); // expect: SWB3001
        await chat.ConnectUserAsync(ApiKey, "moderator", ModeratorToken); // expect: SWB5001
    }

    public async Task BecomeAsync(string user, string token)
    {
        if (chat is not null)
            await chat.ConnectUserAsync(ApiKey, user, token); // expect: SWB5002
    }

    private void OnDestroy() => chat?.Dispose();
}
