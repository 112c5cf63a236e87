// style: Unity chat that logs in until it works
// sdk: stream chat
using StreamChat.Core;
using UnityEngine;

namespace Game.Social;

public sealed class ChatLogin : MonoBehaviour
{
    private IStreamChatClient _client = null!;

    private void Awake()
    {
        _client = StreamChatClient.CreateDefaultClient(); // expect: SWB1001
        _client.Disconnected += OnDisconnected; // quiet: SWB2004 owned
    }

    private void Start() => _ = LoginAsync(1);

    private async Task LoginAsync(int attempt)
    {
        try
        {
            await _client.ConnectUserAsync("key", "player", "token"); // expect: SWB3006
        }
        catch (Exception problem)
        {
            Debug.Log(problem.Message);
            await Task.Delay(1000 * attempt);
            if (this != null)
                await LoginAsync(attempt + 1);
        }
    }

    private void OnDisconnected() => Debug.Log("offline");

    private void OnDestroy() => _client.Dispose();
}

public sealed class LobbyStatus : MonoBehaviour
{
    private IStreamChatClient _client = null!;

    private void Awake() => _client = StreamChatClient.CreateDefaultClient(); // expect: SWB1001

    private void Update()
    {
        if (!_client.IsConnected)
            _ = _client.ConnectUserAsync("key", "lobby", "token"); // expect: SWB3004, SWB3006
    }

    private void OnDestroy() => _client.Dispose();
}
