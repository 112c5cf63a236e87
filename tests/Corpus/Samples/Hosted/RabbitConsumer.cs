// style: hosted service
// sdk: rabbitmq
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Workers;

public sealed class RabbitConsumer(IConnectionFactory factory) : IHostedService, IAsyncDisposable
{
    private IConnection? _connection; // quiet: SWB2002 released in teardown
    private IChannel? _channel;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await factory.CreateConnectionAsync(cancellationToken); // expect: SWB1001
        _channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            Console.WriteLine(delivery.RoutingKey);
            return Task.CompletedTask;
        };
        await _channel.BasicConsumeAsync("orders", autoAck: true, consumer, cancellationToken); // quiet: SWB2003 owned
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
            await _channel.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
    }
}
