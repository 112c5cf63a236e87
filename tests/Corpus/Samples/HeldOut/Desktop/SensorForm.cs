// style: Windows Forms tool that polls with a timer
// sdk: mqtt
// switchboard: no
using System.Windows.Forms;
using MQTTnet;
using MQTTnet.Protocol;

namespace SensorTool
{
    public class SensorForm : Form
    {
        private readonly System.Windows.Forms.Timer pollTimer = new System.Windows.Forms.Timer { Interval = 5000 };
        private readonly MqttClientFactory factory = new MqttClientFactory();
        private IMqttClient live; // quiet: SWB2002 disposed when the form closes
        private int sent;

        public SensorForm()
        {
            pollTimer.Tick += PollTimer_Tick;
            Shown += async (sender, e) => await StartLiveAsync();
        }

        private MqttClientOptions Options(string host)
        {
            return new MqttClientOptionsBuilder()
                .WithTcpServer(host, 1883)
                .WithCredentials("tool", Environment.GetEnvironmentVariable("TOOL_PASSWORD"))
                .Build();
        }

        private async Task StartLiveAsync()
        {
            live = factory.CreateMqttClient(); // expect: SWB1001
            live.ApplicationMessageReceivedAsync += OnMessage; // quiet: SWB2004 owned
            await live.ConnectAsync(Options("broker.local"));
            await live.SubscribeAsync("sensors/+/temperature", MqttQualityOfServiceLevel.AtLeastOnce);
            pollTimer.Start();
        }

        private async void PollTimer_Tick(object sender, EventArgs e)
        {
            // A client for each tick, because the old one may have gone stale.
            var client = factory.CreateMqttClient(); // expect: SWB1002, SWB2001
            try
            {
                await client.ConnectAsync(Options("broker.local"));
                await client.PublishStringAsync("tool/alive", (++sent).ToString());
            }
            catch (Exception ex)
            {
                Console.WriteLine("Poll failed: " + ex.Message);
            }
        }

        private Task OnMessage(MqttApplicationMessageReceivedEventArgs args)
        {
            Console.WriteLine("reading");
            return Task.CompletedTask;
        }

        protected override void OnFormClosed(FormClosedEventArgs e)
        {
            pollTimer.Stop();
            if (live != null)
            {
                live.ApplicationMessageReceivedAsync -= OnMessage;
                live.Dispose();
            }

            base.OnFormClosed(e);
        }
    }
}
