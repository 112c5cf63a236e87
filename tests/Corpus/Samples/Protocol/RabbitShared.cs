// style: controller that closes what it was given
// sdk: rabbitmq
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace App.Sync;

public class JobsController(IConnection rabbit) : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Enqueue([FromBody] string job)
    {
        await using var channel = await rabbit.CreateChannelAsync(); // quiet: SWB2001 disposed
        await channel.BasicPublishAsync("", "jobs", System.Text.Encoding.UTF8.GetBytes(job));
        await rabbit.CloseAsync(); // expect: SWB3001
        return Accepted();
    }

    [HttpGet]
    public async Task<IActionResult> Count([FromServices] IConnectionFactory factory)
    {
        var connection = await factory.CreateConnectionAsync(); // expect: SWB1002, SWB2001
        await using var channel = await connection.CreateChannelAsync();
        return Ok(await channel.MessageCountAsync("jobs"));
    }
}

public static class JobsRegistration
{
    public static void AddJobs(this IServiceCollection services, ConnectionFactory factory) =>
        services.AddSingleton<IConnection>(_ => factory.CreateConnectionAsync().GetAwaiter().GetResult()); // quiet: SWB1001, SWB1004
}
