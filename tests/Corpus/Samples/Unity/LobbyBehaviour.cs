// style: Unity MonoBehaviour that leaks its client
// sdk: stream-chat
using StreamChat.Core;
using UnityEngine;

namespace Game;

public class LobbyBehaviour : MonoBehaviour
{
    private IStreamChatClient? _client; // expect: SWB2002

    private async void Start()
    {
        _client = StreamChatClient.CreateDefaultClient(); // expect: SWB1001
        await _client.ConnectUserAsync("key", "player", "token");
        _client.Disconnected += OnDisconnected; // quiet: SWB2004 owned
    }

    private void OnDisconnected() => Debug.Log("gone");

    private void OnDestroy()
    {
        if (_client is not null)
            _client.Disconnected -= OnDisconnected;
    }
}
