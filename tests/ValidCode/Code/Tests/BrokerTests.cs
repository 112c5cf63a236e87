using MQTTnet;
using NATS.Net;
using RabbitMQ.Client;
using StackExchange.Redis;
using Xunit;

namespace Platform.Tests;

public sealed class BrokerTests
{
    [Fact]
    public async Task Redis_answers()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync("localhost:6379,password=test");
        Assert.True(redis.IsConnected);
    }

    [Fact]
    public async Task Nats_delivers()
    {
        await using var nats = new NatsClient("nats://localhost:4222");
        var reading = nats.RequestAsync<string, string>("echo", "hello", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("hello", (await reading).Data);
    }

    [Fact]
    public async Task Mqtt_is_refused_without_a_password()
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var options = new MqttClientOptionsBuilder().WithTcpServer("localhost").WithCredentials("device", "s3cr3t-of-the-test").Build();
        await Assert.ThrowsAnyAsync<Exception>(() => client.ConnectAsync(options, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("returns")]
    public async Task A_queue_is_there(string queue)
    {
        await using var connection = await new ConnectionFactory { HostName = "localhost" }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(queue, (await channel.QueueDeclarePassiveAsync(queue, TestContext.Current.CancellationToken)).QueueName);
    }
}
