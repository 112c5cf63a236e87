// style: MQTT and NATS options of a plant gateway
// sdk: mqttnet
using MQTTnet;
using NATS.Client.Core;

namespace Plant;

public sealed class BrokerOptions
{
    /// <summary>Set by the installer.</summary>
    public string CloudAddress { get; set; } = "ws://cloud.plant-monitor.net/mqtt"; // quiet: SWB5003 a default that the installer changes

    public MqttClientOptions ForCloud() => new MqttClientOptionsBuilder()
        .WithWebSocketServer(options => options.WithUri(CloudAddress))
        .Build();

    public MqttClientOptions ForVendor() => new MqttClientOptionsBuilder()
        .WithWebSocketServer(options => options.WithUri("ws://telemetry.vendor-cloud.com:8083/mqtt")) // expect: SWB5003
        .Build();

    public MqttClientOptions ForFloor() => new MqttClientOptionsBuilder()
        .WithWebSocketServer(options => options.WithUri("ws://192.168.40.12:8083/mqtt")) // quiet: SWB5003 a private address
        .Build();

    public NatsOpts ForReports() => NatsOpts.Default with
    {
        Url = "ws://reports.plant-monitor.net:8080", // expect: SWB5003
    };

    public NatsOpts ForAlarms() => NatsOpts.Default with
    {
        Url = "nats://alarms.plant-monitor.net:4222", // quiet: SWB5003 another scheme: NATS asks for TLS itself
    };
}
