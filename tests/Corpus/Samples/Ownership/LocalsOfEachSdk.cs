// style: locals of each SDK
// sdk: mixed
using Centrifugal.Centrifuge;
using MQTTnet;
using NATS.Client.Core;
using Websocket.Client;

namespace App.Services;

public static class LocalsOfEachSdk
{
    public static async Task NatsAsync(string text)
    {
        var nats = new NatsConnection(); // expect: SWB1001, SWB2001
        await nats.PublishAsync("text", text);
    }

    public static async Task NatsDisposedAsync(string text)
    {
        var nats = new NatsConnection(); // expect: SWB1001
        await nats.PublishAsync("text", text);
        await nats.DisposeAsync(); // quiet: SWB2001 released
    }

    public static async Task MqttAsync(MqttClientOptions options, string topic)
    {
        var mqtt = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001, SWB2001
        var result = await mqtt.ConnectAsync(options);
        if (result is null)
            return;

        await mqtt.PublishStringAsync(topic, "on");
        mqtt.Dispose();
    }

    public static async Task FeedAsync(Uri endpoint, TimeSpan time)
    {
        var feed = new WebsocketClient(endpoint); // expect: SWB1001, SWB2001
        await feed.Start();
        await Task.Delay(time);
    }

    public static async Task FeedInBlockAsync(Uri endpoint, TimeSpan time)
    {
        using (var feed = new WebsocketClient(endpoint)) // expect: SWB1002
        {
            await feed.Start();
            await Task.Delay(time);
        }
    }

    public static void Centrifuge(string endpoint)
    {
        var client = new CentrifugeClient(endpoint); // expect: SWB1001, SWB2001
        client.Connect();
    }

    public static Task Handed(string endpoint, Func<CentrifugeClient, Task> run)
    {
        var client = new CentrifugeClient(endpoint); // expect: SWB1001
        return run(client); // quiet: SWB2001 handed on
    }
}
