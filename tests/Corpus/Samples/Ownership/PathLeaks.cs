// style: early returns and throws
// sdk: rabbitmq
using RabbitMQ.Client;

namespace App.Messaging;

public sealed class QueueInspector
{
    private readonly ConnectionFactory _factory = new();

    public async Task<uint> CountAsync(string queue)
    {
        var connection = await _factory.CreateConnectionAsync(); // expect: SWB1001, SWB2001
        if (!connection.IsOpen)
            return 0;

        await using var channel = await connection.CreateChannelAsync();
        var count = await channel.MessageCountAsync(queue);
        await connection.DisposeAsync();
        return count;
    }

    public async Task PurgeAsync(string queue)
    {
        var connection = await _factory.CreateConnectionAsync(); // expect: SWB1001, SWB2001
        try
        {
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueuePurgeAsync(queue);
            await connection.DisposeAsync();
        }
        catch (IOException problem)
        {
            Console.WriteLine(problem.Message);
        }
    }

    public async Task<bool> ExistsAsync(string queue)
    {
        var connection = await _factory.CreateConnectionAsync(); // expect: SWB1001
        try
        {
            await using var channel = await connection.CreateChannelAsync();
            await channel.QueueDeclarePassiveAsync(queue);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            await connection.DisposeAsync(); // quiet: SWB2001 released in finally
        }
    }

    public async Task DeclareAsync(string queue)
    {
        await using var connection = await _factory.CreateConnectionAsync(); // expect: SWB1002
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
    }
}
