using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using RabbitMQ.Client;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IConnectionFactory>(provider => new ConnectionFactory
{
    Uri = new Uri(provider.GetRequiredService<IConfiguration>()["Rabbit"]!),
});
builder.Services.AddSingleton<IMqttClient>(_ => new MqttClientFactory().CreateMqttClient());
builder.Services.AddSingleton(provider => new MqttClientOptionsBuilder()
    .WithTcpServer(provider.GetRequiredService<IConfiguration>()["Mqtt"]!, 8883)
    .Build());
builder.Services.AddHostedService<Bridge>();

await builder.Build().RunAsync();

// It drives what it was given, from its start to its end.
internal sealed partial class Bridge(IMqttClient mqtt, MqttClientOptions options, ILogger<Bridge> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        mqtt.ApplicationMessageReceivedAsync += OnMessage;
        await mqtt.ConnectAsync(options, cancellationToken);
        await mqtt.SubscribeAsync("sensors/#", cancellationToken: cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        mqtt.ApplicationMessageReceivedAsync -= OnMessage;
        await mqtt.DisconnectAsync(new MqttClientDisconnectOptions(), cancellationToken);
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs message)
    {
        logger.LogInformation("{Bytes} bytes", Encoding.UTF8.GetByteCount(message.ApplicationMessage.ConvertPayloadToString()));
        return Task.CompletedTask;
    }
}
