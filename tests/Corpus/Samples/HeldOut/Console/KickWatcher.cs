// style: livestream watcher on Pusher
// sdk: pusher
// switchboard: no
using System.Text.Json;
using PusherClient;

namespace StreamWatch
{
    public class ChatMessage
    {
        public string Sender { get; set; }
        public string Content { get; set; }
    }

    public class KickWatcher
    {
        private readonly Pusher pusher; // expect: SWB2002
        private readonly List<string> rooms = new List<string>();
        private Channel chat;

        public KickWatcher(string key)
        {
            pusher = new Pusher(key, new PusherOptions { Cluster = "us2", Encrypted = true }); // expect: SWB1001
            pusher.ConnectionStateChanged += OnStateChanged; // quiet: SWB2004 owned
            pusher.Error += (sender, error) => Console.Error.WriteLine(error.Message);
        }

        public event Action<ChatMessage> Received;

        public async Task WatchAsync(int room)
        {
            if (pusher.State == ConnectionState.Uninitialized)
                await pusher.ConnectAsync(); // quiet: SWB3002 owned

            chat = await pusher.SubscribeAsync("chatrooms." + room + ".v2");
            chat.Bind("ChatMessage", (Action<PusherEvent>)OnChatMessage); // quiet: SWB2003 owned
            rooms.Add(chat.Name);

            await pusher.SubscribeAsync("site-announcements");
        }

        public async Task UnwatchAllAsync()
        {
            foreach (var room in rooms)
                await pusher.UnsubscribeAsync(room);
            rooms.Clear();
        }

        private void OnChatMessage(PusherEvent raw)
        {
            try
            {
                var message = JsonSerializer.Deserialize<ChatMessage>(raw.Data);
                Received?.Invoke(message);
            }
            catch (JsonException)
            {
                // Gifts and polls come over the same event.
            }
        }

        private void OnStateChanged(object sender, ConnectionState state)
        {
            Console.WriteLine("Pusher is " + state);
        }
    }

    public class RaidAlert
    {
        private readonly Pusher pusher;
        private readonly string channelName;

        public RaidAlert(Pusher pusher, string channelName)
        {
            this.pusher = pusher;
            this.channelName = channelName;
        }

        public async Task ListenAsync()
        {
            await pusher.SubscribeAsync("raids"); // expect: SWB2003
            pusher.Disconnected += sender => Console.WriteLine("lost " + channelName); // expect: SWB2004
        }

        public async Task QuitAsync()
        {
            await pusher.DisconnectAsync(); // expect: SWB3001
        }
    }
}
