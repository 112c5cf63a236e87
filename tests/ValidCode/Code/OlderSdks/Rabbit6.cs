using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace Legacy.Queues;

public static class QueueRegistration
{
    public static void AddQueues(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IConnectionFactory>(_ => new ConnectionFactory { HostName = "rabbit", Password = configuration["Rabbit:Password"]! });
        services.AddSingleton(provider => provider.GetRequiredService<IConnectionFactory>().CreateConnection("legacy"));
        services.AddHostedService<QueueService>();
    }
}

public sealed class QueueService(IConnection connection, IBasicConsumer consumer) : IHostedService, IDisposable
{
    private IModel? _model;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _model = connection.CreateModel();
        _model.BasicConsume("orders", autoAck: true, consumer);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _model?.Close();
        return Task.CompletedTask;
    }

    public void Dispose() => _model?.Dispose();
}

public sealed class QueuePublisher(IConnection connection)
{
    public void Publish(byte[] body)
    {
        using var model = connection.CreateModel();
        model.BasicPublish("orders", "placed", null, body);
        model.Close();
    }
}
