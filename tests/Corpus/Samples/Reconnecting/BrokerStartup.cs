// style: waiting for brokers at the start of a container
// sdk: rabbitmq, redis
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Orders.Startup;

public sealed class Brokers(ConnectionFactory factory) : IAsyncDisposable
{
    private IConnection? _rabbit;
    private ConnectionMultiplexer? _redis;

    public async Task ConnectRabbitAsync(CancellationToken cancellationToken)
    {
        while (_rabbit is null)
        {
            try
            {
                _rabbit = await factory.CreateConnectionAsync(cancellationToken); // expect: SWB1001, SWB3006
            }
            catch (IOException problem)
            {
                Console.WriteLine($"RabbitMQ is not there yet: {problem.Message}");
                await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
            }
        }
    }

    public void ConnectRedis(string configuration)
    {
        _redis ??= ConnectionMultiplexer.Connect(configuration); // expect: SWB1001
        _redis.ConnectionFailed += (_, _) => Console.WriteLine("Redis is away"); // quiet: SWB3006 it only tells
    }

    public async ValueTask DisposeAsync()
    {
        if (_rabbit is not null)
            await _rabbit.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }
}
