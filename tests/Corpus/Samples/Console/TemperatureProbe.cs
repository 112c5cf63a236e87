// style: console top-level program
// sdk: mqtt
// program: yes
using MQTTnet;

var factory = new MqttClientFactory();
using var client = factory.CreateMqttClient(); // expect: SWB1001
var options = new MqttClientOptionsBuilder().WithTcpServer("broker.local").Build();

client.ApplicationMessageReceivedAsync += message => // quiet: SWB2004 owned
{
    Console.WriteLine(message);
    return Task.CompletedTask;
};

await client.ConnectAsync(options, CancellationToken.None); // quiet: SWB3002 owned
await client.SubscribeAsync("sensors/+/temperature"); // quiet: SWB2003 owned
Console.ReadLine();
await client.DisconnectAsync(); // quiet: SWB3001 owned
