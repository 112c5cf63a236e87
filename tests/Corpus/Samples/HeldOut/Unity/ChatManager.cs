// style: Unity singleton manager
// sdk: stream-chat
// switchboard: no
using StreamChat.Core;
using StreamChat.Core.StatefulModels;
using StreamChat.Libs.Auth;
using UnityEngine;

namespace Arena.Chat
{
    public class ChatManager : MonoBehaviour
    {
        public static ChatManager Instance { get; private set; }

        [SerializeField]
        private string apiKey;

        private IStreamChatClient client; // quiet: SWB2002 disposed in OnDestroy
        private IStreamChannel lobby;
        private float retryIn;

        public event Action<string> LobbyMessage;

        public IStreamChatClient Client => client;

        private void Awake()
        {
            if (Instance != null)
            {
                enabled = false;
                return;
            }

            Instance = this;
            DontDestroyOnLoad(this);
            client = StreamChatClient.CreateDefaultClient(); // expect: SWB1001
            client.ConnectionStateChanged += OnStateChanged; // quiet: SWB2004 owned
        }

        private void Update()
        {
            client?.Update();
        }

        public async Task LoginAsync(string userId, string token)
        {
            try
            {
                await client.ConnectUserAsync(new AuthCredentials(apiKey, userId, token)); // quiet: SWB3002 owned
                lobby = await client.GetOrCreateChannelWithIdAsync(ChannelType.Team, "lobby");
                lobby.MessageReceived += OnLobbyMessage; // quiet: SWB2004 owned
            }
            catch (Exception e)
            {
                Debug.Log("Chat login failed: " + e.Message);
            }
        }

        public async Task SwitchUserAsync(string userId, string token)
        {
            await client.DisconnectUserAsync(); // expect: SWB3001
            await LoginAsync(userId, token);
        }

        private void OnLobbyMessage(IStreamChannel channel, IStreamMessage message)
        {
            LobbyMessage?.Invoke(message.Text);
        }

        private void OnStateChanged(ConnectionState previous, ConnectionState current)
        {
            if (current == ConnectionState.Disconnected)
                Debug.Log("Chat is offline");
        }

        private async void OnDestroy()
        {
            if (client == null)
                return;

            client.ConnectionStateChanged -= OnStateChanged;
            await client.DisconnectUserAsync(); // quiet: SWB3001 the owner's own teardown
            client.Dispose();
            client = null;
        }
    }
}
