// style: Unity panels on the manager's client
// sdk: stream-chat
using StreamChat.Core;
using StreamChat.Core.StatefulModels;
using UnityEngine;

namespace Arena.Chat
{
    public static class ChatLocator
    {
        public static IStreamChatClient Client { get; set; }
    }

    public class GuildChatPanel : MonoBehaviour
    {
        private readonly List<string> lines = new List<string>();
        private IStreamChannel guild;
        private bool dirty;

        private void OnEnable()
        {
            ChatLocator.Client.Disconnected += OnDisconnected; // quiet: SWB2004, SWB4002 removed in OnDisable
            ChatLocator.Client.ChannelDeleted += OnChannelDeleted; // expect: SWB4002, SWB2004
        }

        private void OnDisable()
        {
            ChatLocator.Client.Disconnected -= OnDisconnected;
        }

        public async void Open(string guildId)
        {
            guild = await ChatLocator.Client.GetOrCreateChannelWithIdAsync(ChannelType.Team, "guild-" + guildId);
            guild.MessageReceived += OnMessage; // quiet: SWB2004 removed in Close
            guild.MemberAdded += (channel, member) => lines.Add("somebody joined"); // expect: SWB2004
            foreach (var message in guild.Messages)
                lines.Add(message.Text);
        }

        public async void Close()
        {
            if (guild == null)
                return;
            guild.MessageReceived -= OnMessage;
            await guild.StopWatchingAsync();
            guild = null;
        }

        private void OnDestroy()
        {
            Close();
        }

        public async void Submit(string text)
        {
            if (guild != null && !string.IsNullOrEmpty(text))
                await guild.SendNewMessageAsync(text);
        }

        private void OnMessage(IStreamChannel channel, IStreamMessage message)
        {
            lines.Add(message.Text);
            dirty = true;
        }

        private void OnDisconnected()
        {
            lines.Add("connection lost");
        }

        private void OnChannelDeleted(string cid, string id, ChannelType type)
        {
            if (guild != null && guild.Id == id)
                lines.Clear();
        }

        private void LateUpdate()
        {
            if (!dirty)
                return;
            dirty = false;
            Debug.Log(string.Join("\n", lines));
        }
    }

    public class LogoutButton : MonoBehaviour
    {
        public async void OnPressed()
        {
            await ChatLocator.Client.DisconnectUserAsync(); // expect: SWB3001
            ChatLocator.Client.Dispose(); // expect: SWB3001
            ChatLocator.Client = null;
        }
    }
}
