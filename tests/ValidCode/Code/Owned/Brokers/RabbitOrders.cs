using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Platform.Orders;

public sealed class OrderConsumer : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private OrderConsumer(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public static async Task<OrderConsumer> StartAsync(Uri server, Func<string, Task> handle, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = server, AutomaticRecoveryEnabled = true };
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await handle(Encoding.UTF8.GetString(delivery.Body.Span));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync("orders", autoAck: false, consumer, cancellationToken);
        return new OrderConsumer(connection, channel);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.CloseAsync();
        await _channel.DisposeAsync();
        await _connection.CloseAsync();
        await _connection.DisposeAsync();
    }
}

public sealed class OrderPublisher(IConnectionFactory factory) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _connection;

    public async Task PublishAsync(string order, CancellationToken cancellationToken)
    {
        var connection = await GetConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.BasicPublishAsync("orders", "placed", Encoding.UTF8.GetBytes(order), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { IsOpen: true } open)
            await open.CloseAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
        _gate.Dispose();
    }

    private async ValueTask<IConnection> GetConnectionAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true } open)
            return open;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _connection ??= await factory.CreateConnectionAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }
}
