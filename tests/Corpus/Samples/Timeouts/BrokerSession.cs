// style: device gateway
// sdk: mqttnet
// switchboard: no
using MQTTnet;

namespace Gateway.Mqtt;

public sealed class BrokerSession(IMqttClient client, MqttClientOptions options)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    public async Task<bool> OpenAsync(CancellationToken stop)
    {
        try
        {
            await client.ConnectAsync(options, stop).WaitAsync(Limit, stop); // expect: SWB3005
            return true;
        }
        catch (TimeoutException)
        {
            Console.Error.WriteLine("broker does not answer");
            return false;
        }
    }

    public async Task<bool> OpenCancelledAsync(CancellationToken stop)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var connect = client.ConnectAsync(options, giveUp.Token);
        if (await Task.WhenAny(connect, Task.Delay(Limit, stop)) == connect) // quiet: SWB3005 cancelled where it loses
            return client.IsConnected;

        giveUp.Cancel();
        return false;
    }

    public Task PublishAsync(MqttApplicationMessage message) =>
        client.PublishAsync(message).WaitAsync(Limit); // quiet: SWB3005 a send, not a connect
}
