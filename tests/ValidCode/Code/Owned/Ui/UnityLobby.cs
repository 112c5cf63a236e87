using StreamChat.Core;
using StreamChat.Core.StatefulModels;
using StreamChat.Libs.Auth;
using UnityEngine;

namespace Game.Lobby;

public sealed class LobbyChat : MonoBehaviour
{
    [SerializeField]
    private string _apiKey = "";

    private readonly CancellationTokenSource _destroyed = new();
    private IStreamChatClient? _client;
    private ITokenProvider? _tokens;
    private IStreamChannel? _lobby;

    public void Awake()
    {
        _tokens = StreamChatClient.CreateDefaultTokenProvider(user => new Uri($"https://game.example.com/token/{user}"));
        _client = StreamChatClient.CreateDefaultClient();
        _client.Connected += OnConnected;
    }

    public async void Start()
    {
        try
        {
            if (_client is null || _client.IsConnected)
                return;

            await _client.ConnectUserAsync(_apiKey, "player", _tokens, _destroyed.Token);
            _lobby = await _client.GetOrCreateChannelWithIdAsync(ChannelType.Messaging, "lobby");
            _lobby.MessageReceived += OnMessage;
        }
        catch (OperationCanceledException)
        {
            Debug.Log("The lobby was left while it was opened.");
        }
    }

    public void Update() => _client?.Update();

    public async void OnDestroy()
    {
        try
        {
            _destroyed.Cancel();
            if (_lobby is not null)
                _lobby.MessageReceived -= OnMessage;
            if (_client is null)
                return;

            _client.Connected -= OnConnected;
            await _client.DisconnectUserAsync();
            _client.Dispose();
        }
        catch (Exception problem)
        {
            Debug.Log(problem.Message);
        }
    }

    private void OnConnected(IStreamLocalUserData user) => Debug.Log(user.User.Id);

    private void OnMessage(IStreamChannel channel, IStreamMessage message) => Debug.Log(message.Text);
}

// Added when it is enabled, removed when it is disabled.
public sealed class LobbyBell : MonoBehaviour
{
    private IStreamChatClient _client = default!;
    private int _invites;

    public void Use(IStreamChatClient client) => _client = client;

    public void OnEnable() => _client.ChannelInviteReceived += OnInvite;

    public void OnDisable() => _client.ChannelInviteReceived -= OnInvite;

    private void OnInvite(IStreamChannel channel, IStreamUser invitee) => _invites++;
}
