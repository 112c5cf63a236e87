// style: RabbitMQ consumer as a hosted service
// sdk: rabbitmq
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Mailer;

public sealed class RabbitOptions
{
    public string Host { get; set; } = "localhost";
    public string Queue { get; set; } = "emails";
    public ushort Prefetch { get; set; } = 10;
}

public sealed record Email(string To, string Subject, string Body);

public interface IMailSender
{
    Task SendAsync(Email email, CancellationToken cancellationToken);
}

public sealed class EmailConsumer : IHostedService
{
    private readonly RabbitOptions _options;
    private readonly IMailSender _sender;
    private readonly ILogger<EmailConsumer> _logger;
    private readonly CancellationTokenSource _stop = new();
    private IConnection? _connection; // quiet: SWB2002 disposed when the service stops
    private IConnection? _deadLetters; // expect: SWB2002
    private IChannel? _channel;

    public EmailConsumer(IOptions<RabbitOptions> options, IMailSender sender, ILogger<EmailConsumer> logger)
    {
        _options = options.Value;
        _sender = sender;
        _logger = logger;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { HostName = _options.Host, AutomaticRecoveryEnabled = true };

        _connection = await factory.CreateConnectionAsync("mailer", cancellationToken); // expect: SWB1001
        _deadLetters = await factory.CreateConnectionAsync("mailer-dead", cancellationToken); // expect: SWB1001
        _connection.ConnectionShutdownAsync += OnShutdownAsync; // quiet: SWB2004 owned

        _channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await _channel.QueueDeclareAsync(_options.Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await _channel.BasicQosAsync(0, _options.Prefetch, false, cancellationToken);

        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += OnReceivedAsync;
        await _channel.BasicConsumeAsync(_options.Queue, autoAck: false, consumer, cancellationToken); // quiet: SWB2003 owned
    }

    private async Task OnReceivedAsync(object sender, BasicDeliverEventArgs args)
    {
        try
        {
            var email = JsonSerializer.Deserialize<Email>(Encoding.UTF8.GetString(args.Body.Span));
            if (email is not null)
                await _sender.SendAsync(email, _stop.Token);
            await _channel!.BasicAckAsync(args.DeliveryTag, false);
        }
        catch (JsonException exception)
        {
            _logger.LogError(exception, "An unreadable message");
            await using var dead = await _deadLetters!.CreateChannelAsync(); // quiet: SWB2001 disposed
            await dead.BasicPublishAsync("", "emails.dead", args.Body);
            await _channel!.BasicNackAsync(args.DeliveryTag, false, false);
        }
    }

    private Task OnShutdownAsync(object sender, ShutdownEventArgs args)
    {
        _logger.LogWarning("Connection shut down: {Reason}", args.ReplyText);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (_channel is not null)
            await _channel.CloseAsync(cancellationToken);
        if (_connection is not null)
        {
            await _connection.CloseAsync(cancellationToken); // quiet: SWB3001 owned
            await _connection.DisposeAsync();
        }
    }
}
