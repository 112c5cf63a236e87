// style: command-line tool for queues
// sdk: rabbitmq
// program: yes
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

var command = args.FirstOrDefault() ?? "help";
var factory = new ConnectionFactory { HostName = Environment.GetEnvironmentVariable("RABBIT") ?? "localhost" };

switch (command)
{
    case "send":
        await SendAsync(factory, args[1], string.Join(' ', args.Skip(2)));
        break;
    case "move":
        await MoveAsync(factory, args[1], args[2]);
        break;
    case "tail":
        await using (var connection = await factory.CreateConnectionAsync()) // expect: SWB1001
        {
            await using var channel = await connection.CreateChannelAsync();
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, args) => // quiet: SWB2004 owned
            {
                Console.WriteLine(Encoding.UTF8.GetString(args.Body.Span));
                return Task.CompletedTask;
            };
            await channel.BasicConsumeAsync(args[1], true, consumer);
            Console.ReadLine();
        }

        break;
    default:
        Console.WriteLine("send | move | tail");
        break;
}

static async Task SendAsync(IConnectionFactory factory, string queue, string text)
{
    await using var connection = await factory.CreateConnectionAsync(); // expect: SWB1002
    await using var channel = await connection.CreateChannelAsync();
    await channel.BasicPublishAsync("", queue, Encoding.UTF8.GetBytes(text));
}

static async Task MoveAsync(IConnectionFactory factory, string from, string to)
{
    var connection = await factory.CreateConnectionAsync(); // expect: SWB1001, SWB2001
    var channel = await connection.CreateChannelAsync();

    while (await channel.BasicGetAsync(from, autoAck: false) is { } message)
    {
        if (message.Redelivered)
            throw new InvalidOperationException($"{message.DeliveryTag} was delivered before.");

        await channel.BasicPublishAsync("", to, message.Body);
        await channel.BasicAckAsync(message.DeliveryTag, false);
    }

    await connection.CloseAsync();
}
