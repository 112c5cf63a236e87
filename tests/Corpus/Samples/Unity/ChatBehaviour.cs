// style: Unity MonoBehaviour that owns its client
// sdk: stream-chat
// switchboard: no
using StreamChat.Core;
using StreamChat.Core.StatefulModels;
using UnityEngine;

namespace Game;

public class ChatBehaviour : MonoBehaviour
{
    private IStreamChatClient _client = null!; // quiet: SWB2002 released in OnDestroy
    private IStreamChannel _channel = null!;

    protected void Awake()
    {
        _client = StreamChatClient.CreateDefaultClient(); // expect: SWB1001
    }

    protected async void Start()
    {
        await _client.ConnectUserAsync("key", "player", "token"); // quiet: SWB3002 owned
        _channel = await _client.GetOrCreateChannelWithIdAsync(ChannelType.Messaging, "lobby");
        _channel.MessageReceived += OnMessage; // quiet: SWB2004 owned
    }

    private void OnMessage(IStreamChannel channel, IStreamMessage message) => Debug.Log(message.Text);

    public async Task LogoutAsync()
    {
        await _client.DisconnectUserAsync(); // expect: SWB3001
    }

    protected void OnDestroy()
    {
        _client.Dispose();
    }
}
