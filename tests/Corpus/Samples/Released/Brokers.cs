// style: back-office services on message brokers
// sdk: rabbitmq, redis
using System.Text;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Billing.Messaging;

public sealed class InvoicePublisher(IConnection connection)
{
    public async Task PublishAsync(IReadOnlyList<string> invoices)
    {
        var channel = await connection.CreateChannelAsync();
        foreach (var invoice in invoices)
            await channel.BasicPublishAsync("billing", "invoice", Encoding.UTF8.GetBytes(invoice)); // quiet: SWB2005 closed behind the loop
        await channel.CloseAsync();
        await channel.BasicPublishAsync("billing", "batch", Encoding.UTF8.GetBytes(invoices.Count.ToString())); // expect: SWB2005
    }

    public async Task RepublishAsync(string invoice)
    {
        var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("billing", "invoice", Encoding.UTF8.GetBytes(invoice));
        await channel.CloseAsync();

        channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("billing", "copy", Encoding.UTF8.GetBytes(invoice)); // quiet: SWB2005 a new channel
        await channel.DisposeAsync();
    }
}

public static class QueueDrain
{
    public static async Task RunAsync(ConnectionFactory factory, string queue)
    {
        var connection = await factory.CreateConnectionAsync(); // expect: SWB1001
        var channel = await connection.CreateChannelAsync();
        var left = await channel.QueueDeclarePassiveAsync(queue);
        await connection.CloseAsync();
        if (left.MessageCount > 0)
            await channel.BasicPublishAsync("", "alerts", Encoding.UTF8.GetBytes($"{left.MessageCount} left")); // expect: SWB2005
        await connection.DisposeAsync();
    }
}

public static class CacheFlush
{
    public static async Task RunAsync(string configuration, string channel)
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(configuration); // expect: SWB1001
        var subscriber = redis.GetSubscriber();
        await subscriber.SubscribeAsync(RedisChannel.Literal(channel), (_, _) => { }); // quiet: SWB2005
        await redis.CloseAsync();
        await subscriber.SubscribeAsync(RedisChannel.Literal(channel + ":done"), (_, _) => { }); // expect: SWB2005
        redis.Dispose();
    }

    public static async Task ReconnectAsync(string configuration, int attempts)
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(configuration); // expect: SWB1001
        if (!redis.IsConnected && attempts > 0)
        {
            await redis.CloseAsync();
            redis.Dispose();
            redis = await ConnectionMultiplexer.ConnectAsync(configuration); // expect: SWB1001
        }

        await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("ready"), (_, _) => { }); // quiet: SWB2005 reassigned between
        redis.Dispose();
    }
}
