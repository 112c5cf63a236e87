// style: Windows Forms ticker, old style
// sdk: websocket-client
// switchboard: no
using System.Globalization;
using System.Net.WebSockets;
using System.Windows.Forms;
using Websocket.Client;

namespace CoinTicker
{
    internal sealed class Lambda<T> : IObserver<T>
    {
        private readonly Action<T> next;

        public Lambda(Action<T> next)
        {
            this.next = next;
        }

        public void OnNext(T value)
        {
            next(value);
        }

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }

    public class TickerForm : Form
    {
        private static readonly Uri Feed = new Uri("wss://feed.example.org/ticker");

        private WebsocketClient client; // quiet: SWB2002 disposed when the form closes
        private WebsocketClient depth; // expect: SWB2002
        private readonly Dictionary<string, decimal> last = new Dictionary<string, decimal>();
        private readonly string[] pairs;

        public TickerForm(string[] pairs)
        {
            this.pairs = pairs;
            Load += OnFormLoad;
        }

        private async void OnFormLoad(object sender, EventArgs e)
        {
            client = new WebsocketClient(Feed); // expect: SWB1002
            client.ReconnectTimeout = TimeSpan.FromSeconds(30);
            client.MessageReceived.Subscribe(new Lambda<ResponseMessage>(OnMessage)); // quiet: SWB2003 owned
            client.ReconnectionHappened.Subscribe(new Lambda<ReconnectionInfo>(info => SubscribePairs()));

            await client.Start();
        }

        public async Task ShowDepthAsync(string pair)
        {
            if (depth == null)
            {
                depth = new WebsocketClient(new Uri(Feed, "depth")); // expect: SWB1001
                depth.MessageReceived.Subscribe(new Lambda<ResponseMessage>(OnMessage));
                await depth.Start();
            }

            depth.Send("{\"op\":\"depth\",\"pair\":\"" + pair + "\"}");
        }

        private void SubscribePairs()
        {
            foreach (var pair in pairs)
                client.Send("{\"op\":\"subscribe\",\"pair\":\"" + pair + "\"}");
        }

        private void OnMessage(ResponseMessage message)
        {
            var parts = message.Text.Split(';');
            decimal price;
            if (parts.Length == 2 && decimal.TryParse(parts[1], NumberStyles.Number, CultureInfo.InvariantCulture, out price))
                last[parts[0]] = price;
        }

        protected override void OnFormClosed(FormClosedEventArgs e)
        {
            if (client != null)
            {
                client.Stop(WebSocketCloseStatus.NormalClosure, "closing"); // quiet: SWB3001 owned
                client.Dispose();
            }

            base.OnFormClosed(e);
        }
    }
}
