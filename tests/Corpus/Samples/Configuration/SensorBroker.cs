// style: gateway between brokers
// sdk: mqttnet
using MQTTnet;
using NATS.Client.Core;
using RabbitMQ.Client;

namespace Greenhouse;

public sealed class SensorBroker(IMqttClient sensors, string reportPassword)
{
    public MqttClientOptions Sensors { get; } = new MqttClientOptionsBuilder()
        .WithTcpServer("sensors.greenhouse-net.org")
        .WithCredentials("gateway", "b4sil-and-thyme") // expect: SWB5001
        .Build();

    public ConnectionFactory Reports => new()
    {
        HostName = "reports.greenhouse-net.org",
        Password = reportPassword, // quiet: SWB5001 not in the code
    };

    public MqttClientOptions Bench { get; } = new MqttClientOptionsBuilder()
        .WithTcpServer("localhost", 1883)
        .WithCredentials("bench", "bench-and-thyme") // quiet: SWB5001 a broker on this machine
        .Build();

    public ConnectionFactory Development => new()
    {
        HostName = "localhost",
        UserName = "guest",
        Password = "guest", // quiet: SWB5001 what every broker accepts on this machine
    };

    public NatsOpts Alarms => NatsOpts.Default with
    {
        Url = "nats://gateway:b4sil-and-thyme@alarms.greenhouse-net.org:4222", // expect: SWB5001
    };

    public NatsOpts Irrigation => NatsOpts.Default with
    {
        AuthOpts = new NatsAuthOpts
        {
            Token = "irr-55d0c2", // expect: SWB5001
        },
    };

    public Task PublishAsync(string topic) => sensors.PublishStringAsync(topic);
}
