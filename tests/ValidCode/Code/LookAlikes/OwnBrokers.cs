namespace Circus.Brokers;

public interface IMqttClient : IDisposable
{
    event Func<string, Task>? ApplicationMessageReceivedAsync;

    bool IsConnected { get; }

    Task ConnectAsync(CancellationToken cancellationToken = default);

    Task DisconnectAsync();

    Task SubscribeAsync(string topic);
}

public sealed class NatsClient(string url) : IAsyncDisposable
{
    public string Url => url;

    public IAsyncEnumerable<string> SubscribeAsync(string subject) => new[] { subject }.ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public interface IConnection
{
    Task<IModel> CreateModelAsync();

    void Close();
}

public interface IModel
{
    void BasicConsume(string queue, Action<string> consumer);
}

public sealed class Trapeze(IMqttClient mqtt, IConnection connection)
{
    private readonly NatsClient _nats = new("nats://user:password-of-the-circus@trapeze.example.com:4222");

    public async Task SwingAsync(CancellationToken cancellationToken)
    {
        mqtt.ApplicationMessageReceivedAsync += _ => mqtt.ConnectAsync(cancellationToken);
        while (!mqtt.IsConnected)
        {
            try
            {
                await mqtt.ConnectAsync(cancellationToken);
                await mqtt.SubscribeAsync("swing");
                await mqtt.SubscribeAsync("swing");
            }
            catch (IOException)
            {
                await Task.Delay(1000, cancellationToken);
            }
        }

        var model = await connection.CreateModelAsync();
        model.BasicConsume("swings", Console.WriteLine);
        model.BasicConsume("swings", Console.WriteLine);
        connection.Close();
        await mqtt.DisconnectAsync();
        await foreach (var swing in _nats.SubscribeAsync("swings").WithCancellation(cancellationToken))
            Console.WriteLine(swing);
    }
}
