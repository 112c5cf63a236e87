// style: synchronous façade
// sdk: mqttnet
// switchboard: no
using MQTTnet;

namespace Gateway.Sync;

public interface IGateway
{
    void Connect();

    void Publish(MqttApplicationMessage message);
}

public sealed class SyncGateway(IMqttClient client, MqttClientOptions options) : IGateway
{
    public void Connect()
    {
        client.ConnectAsync(options).GetAwaiter().GetResult(); // expect: SWB3003
    }

    public void Publish(MqttApplicationMessage message)
    {
        var publish = client.PublishAsync(message);
        publish.Wait(); // expect: SWB3003
    }

    public bool TryPublish(MqttApplicationMessage message)
    {
        var publish = client.PublishAsync(message);
        return publish.Wait(TimeSpan.FromSeconds(5)); // expect: SWB3003
    }

    public async Task<bool> PublishAsync(MqttApplicationMessage message)
    {
        var publish = client.PublishAsync(message);
        await publish;
        return publish.Result is not null; // quiet: SWB3003 it is done
    }

    public void Restart()
    {
        Task.Run(() => client.ConnectAsync(options)).Wait(); // expect: SWB3003
        Task.WaitAll(client.PublishAsync(new MqttApplicationMessage()), Task.Delay(10)); // expect: SWB3003
    }
}
