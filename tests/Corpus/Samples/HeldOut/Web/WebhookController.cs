// style: controller over RabbitMQ
// sdk: rabbitmq
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Hooks.Controllers;

public sealed record Webhook(string Source, string Kind, JsonElement Body);

public interface IEventPublisher
{
    Task PublishAsync(string kind, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}

public sealed class RabbitEventPublisher(IConnection connection) : IEventPublisher
{
    public async Task PublishAsync(string kind, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken); // quiet: SWB2001, SWB3001 a channel, disposed
        await channel.BasicPublishAsync("events", kind, body, cancellationToken);
    }
}

public class WebhookController : Controller
{
    private readonly IConnectionFactory _factory;
    private readonly IEventPublisher _publisher;
    private readonly ILogger<WebhookController> _logger;

    public WebhookController(IConnectionFactory factory, IEventPublisher publisher, ILogger<WebhookController> logger)
    {
        _factory = factory;
        _publisher = publisher;
        _logger = logger;
    }

    [HttpPost("/hooks/{source}")]
    public async Task<IActionResult> Receive(string source, [FromBody] Webhook hook, CancellationToken cancellationToken)
    {
        if (!string.Equals(source, hook.Source, StringComparison.OrdinalIgnoreCase))
            return BadRequest();

        var body = Encoding.UTF8.GetBytes(hook.Body.GetRawText());
        await _publisher.PublishAsync(hook.Kind, body, cancellationToken);
        return Ok();
    }

    [HttpPost("/hooks/replay")]
    public async Task<IActionResult> Replay([FromBody] List<Webhook> hooks)
    {
        using var connection = await _factory.CreateConnectionAsync(); // expect: SWB1002
        using var channel = await connection.CreateChannelAsync();

        foreach (var hook in hooks)
            await channel.BasicPublishAsync("replay", hook.Kind, Encoding.UTF8.GetBytes(hook.Body.GetRawText()));

        return Ok(hooks.Count);
    }

    [HttpGet("/hooks/depth/{queue}")]
    public async Task<IActionResult> Depth(string queue)
    {
        try
        {
            var connection = await _factory.CreateConnectionAsync("depth"); // expect: SWB1002, SWB2001
            var channel = await connection.CreateChannelAsync();
            var declared = await channel.QueueDeclarePassiveAsync(queue);
            await channel.CloseAsync();
            return Ok(declared.MessageCount);
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Could not look at {Queue}", queue);
            return StatusCode(503);
        }
    }
}
