// style: base classes of workers with template methods
// sdk: rabbitmq, signalr, mqtt, nats
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using NATS.Client.Core;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Bases;

public abstract class RabbitConsumer<TMessage>(IConnectionFactory factory, ILogger logger) : BackgroundService
{
    private IConnection? _connection;
    private IChannel? _channel;

    protected abstract string Queue { get; }

    protected abstract Task HandleAsync(TMessage message, CancellationToken cancellationToken);

    protected abstract TMessage Read(ReadOnlyMemory<byte> body);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await factory.CreateConnectionAsync(cancellationToken); // expect: SWB1001
        _channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await _channel.QueueDeclareAsync(Queue, true, false, false, cancellationToken: cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var channel = _channel!;
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, args) =>
        {
            try
            {
                await HandleAsync(Read(args.Body), stoppingToken);
                await channel.BasicAckAsync(args.DeliveryTag, false, stoppingToken);
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Message refused");
                await channel.BasicNackAsync(args.DeliveryTag, false, !args.Redelivered, stoppingToken);
            }
        };
        var tag = await channel.BasicConsumeAsync(Queue, false, consumer, stoppingToken);
        try
        {
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await channel.BasicCancelAsync(tag);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await OnStoppedAsync();
    }

    protected virtual async Task OnStoppedAsync()
    {
        if (_channel is { IsOpen: true })
            await _channel.CloseAsync();
        _channel?.Dispose();
        _connection?.Dispose();
    }
}

public sealed class MailConsumer(IConnectionFactory factory, ILogger<MailConsumer> logger) : RabbitConsumer<string>(factory, logger)
{
    protected override string Queue => "mail";

    protected override string Read(ReadOnlyMemory<byte> body) => System.Text.Encoding.UTF8.GetString(body.Span);

    protected override Task HandleAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
}

public abstract class Feed<TClient> : IAsyncDisposable where TClient : class
{
    private TClient? _client;

    protected abstract TClient Create();

    protected abstract Task OpenAsync(TClient client, CancellationToken cancellationToken);

    protected abstract ValueTask CloseAsync(TClient client);

    public async Task<TClient> GetAsync(CancellationToken cancellationToken)
    {
        if (_client is null)
        {
            _client = Create();
            await OpenAsync(_client, cancellationToken);
        }

        return _client;
    }

    public ValueTask DisposeAsync() => _client is null ? default : CloseAsync(_client);
}

public sealed class HubFeed(string url) : Feed<HubConnection>
{
    protected override HubConnection Create() => new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001

    protected override Task OpenAsync(HubConnection client, CancellationToken cancellationToken) => client.StartAsync(cancellationToken);

    protected override ValueTask CloseAsync(HubConnection client) => client.DisposeAsync();
}

public sealed class MqttFeed(MqttClientOptions options) : Feed<IMqttClient>
{
    protected override IMqttClient Create() => new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    protected override Task OpenAsync(IMqttClient client, CancellationToken cancellationToken) => client.ConnectAsync(options, cancellationToken);

    protected override async ValueTask CloseAsync(IMqttClient client)
    {
        await client.TryDisconnectAsync();
        client.Dispose();
    }
}

public abstract class ServiceBase : IHostedService
{
    public abstract Task StartAsync(CancellationToken cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await OnStopAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task OnStopAsync();
}

public sealed class NatsService : ServiceBase
{
    private readonly NatsConnection _nats = new(); // expect: SWB1001

    public override async Task StartAsync(CancellationToken cancellationToken) => await _nats.ConnectAsync();

    protected override async Task OnStopAsync() => await _nats.DisposeAsync(); // quiet: SWB2002 the base calls it in StopAsync
}

public sealed partial class Halves : BackgroundService
{
    private readonly HubConnection _hub;

    public Halves(IHostEnvironment environment)
    {
        _hub = environment.IsDevelopment()
            ? new HubConnectionBuilder().WithUrl("http://localhost:5000/hub").Build() // expect: SWB1001, SWB3008
            : new HubConnectionBuilder().WithUrl("https://hub.internal/hub").WithAutomaticReconnect().Build(); // expect: SWB1001
    }
}

public sealed partial class Halves
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _hub.StartAsync(stoppingToken);
        await Task.Delay(-1, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _hub.DisposeAsync();
    }
}
