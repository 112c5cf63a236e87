// style: queue groups, and consumers that start again
// sdk: nats, redis
using Microsoft.Extensions.Hosting;
using NATS.Client.Core;
using StackExchange.Redis;

namespace Groups;

public sealed class TwoGroups(INatsConnection nats) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(BillAsync(stoppingToken), ShipAsync(stoppingToken));

    private async Task BillAsync(CancellationToken cancellationToken)
    {
        await foreach (var order in nats.SubscribeAsync<string>("orders", queueGroup: "billing", cancellationToken: cancellationToken))
            Console.WriteLine("bill " + order.Data);
    }

    private async Task ShipAsync(CancellationToken cancellationToken)
    {
        await foreach (var order in nats.SubscribeAsync<string>("orders", queueGroup: "shipping", cancellationToken: cancellationToken))
            Console.WriteLine("ship " + order.Data);
    }
}

public sealed class TwoGroupsHere(INatsConnection nats) : IHostedService
{
    private INatsSub<string>? _billing;
    private INatsSub<string>? _shipping;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _billing = await nats.SubscribeCoreAsync<string>("orders", queueGroup: "billing", cancellationToken: cancellationToken);
        _shipping = await nats.SubscribeCoreAsync<string>("orders", queueGroup: "shipping", cancellationToken: cancellationToken); // quiet: SWB4001 another group
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_billing is not null)
            await _billing.DisposeAsync();
        if (_shipping is not null)
            await _shipping.DisposeAsync();
    }
}

public sealed class Twice(INatsConnection nats) : IHostedService
{
    private INatsSub<string>? _one;
    private INatsSub<string>? _two;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _one = await nats.SubscribeCoreAsync<string>("orders", cancellationToken: cancellationToken);
        _two = await nats.SubscribeCoreAsync<string>("orders", cancellationToken: cancellationToken); // expect: SWB4001
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _one!.DisposeAsync();
        await _two!.DisposeAsync();
    }
}

public sealed class Kinds(ISubscriber redis) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Until every node publishes to the shard, both are listened to.
        await redis.SubscribeAsync(RedisChannel.Literal("jobs"), OnJob);
        await redis.SubscribeAsync(RedisChannel.Sharded("jobs"), OnJob); // quiet: SWB4001 another kind of channel
    }

    private static void OnJob(RedisChannel channel, RedisValue value) => Console.WriteLine(value);

    public Task StopAsync(CancellationToken cancellationToken) => redis.UnsubscribeAllAsync();
}


public sealed class LoopWorkers(INatsConnection nats) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var workers = new List<Task>();
        for (var i = 0; i < 4; i++)
        {
            workers.Add(Task.Run(async () =>
            {
                await foreach (var order in nats.SubscribeAsync<string>("orders", queueGroup: "workers", cancellationToken: stoppingToken)) // quiet: SWB4002 each message goes to one of them
                    Console.WriteLine(order.Data);
            }, stoppingToken));
        }

        return Task.WhenAll(workers);
    }
}

public sealed class RestartWorker(INatsConnection nats) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var order in nats.SubscribeAsync<string>("orders", cancellationToken: stoppingToken)) // quiet: SWB4002 the one before has ended
                    Console.WriteLine(order.Data);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await Task.Delay(1000, stoppingToken);
            }
        }
    }
}

public sealed class Replies(INatsConnection nats)
{
    public async Task<string> AskAsync(string subject, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await using var sub = await nats.SubscribeCoreAsync<string>("replies", cancellationToken: cancellationToken);
            await nats.PublishAsync(subject, "?", replyTo: "replies", cancellationToken: cancellationToken);
            if (await sub.Msgs.WaitToReadAsync(cancellationToken) && sub.Msgs.TryRead(out var reply))
                return reply.Data;
        }

        return "";
    }
}
