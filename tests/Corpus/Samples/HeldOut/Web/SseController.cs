// style: server-sent events from Redis
// sdk: redis
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using StackExchange.Redis;

namespace Board.Controllers;

[ApiController]
public sealed class SseController(IConnectionMultiplexer redis) : ControllerBase
{
    [HttpGet("/events/{room}")]
    public async Task Stream(string room, CancellationToken cancellationToken)
    {
        Response.ContentType = "text/event-stream";
        var messages = Channel.CreateBounded<string>(100);
        var subscriber = redis.GetSubscriber();
        var channel = RedisChannel.Literal("room:" + room);

        void Enqueue(RedisChannel source, RedisValue value) => messages.Writer.TryWrite(value!);

        await subscriber.SubscribeAsync(channel, Enqueue); // quiet: SWB2003 unsubscribed in finally
        try
        {
            await foreach (var message in messages.Reader.ReadAllAsync(cancellationToken))
            {
                await Response.WriteAsync($"data: {message}\n\n", cancellationToken);
                await Response.Body.FlushAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser went away.
        }
        finally
        {
            await subscriber.UnsubscribeAsync(channel, Enqueue);
        }
    }

    [HttpGet("/next")]
    public async Task<ActionResult<string>> Next()
    {
        // The first message wins.
        var queue = await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("announcements"));
        try
        {
            var message = await queue.ReadAsync(HttpContext.RequestAborted);
            return (string)message.Message!;
        }
        finally
        {
            await queue.UnsubscribeAsync();
        }
    }
}

[ApiController]
public sealed class WatchController : ControllerBase
{
    private readonly IConnectionMultiplexer _redis;
    private static long _seen;

    public WatchController(IConnectionMultiplexer redis)
    {
        _redis = redis;
        _redis.ConnectionFailed += OnFailed; // expect: SWB2004
    }

    [HttpPost("/watch")]
    public IActionResult Watch()
    {
        _redis.GetSubscriber().Subscribe(RedisChannel.Literal("watch"), (_, _) => Interlocked.Increment(ref _seen)); // expect: SWB2003
        return Accepted();
    }

    [HttpPost("/reset")]
    public async Task<IActionResult> Reset()
    {
        await _redis.CloseAsync(); // expect: SWB3001
        return NoContent();
    }

    private void OnFailed(object? sender, EventArgs e) => Response.Headers["X-Redis"] = "failed";
}
