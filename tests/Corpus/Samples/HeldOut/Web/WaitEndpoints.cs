// style: what handlers of requests do with shared connections
// sdk: signalr, mqtt, redis, nats
using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MQTTnet;
using NATS.Client.Core;
using StackExchange.Redis;

namespace Handlers;

public static class WaitEndpoints
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource<string>> s_pending = new();

    public static void MapWaits(this WebApplication app)
    {
        // Attached once, when the application starts.
        app.Services.GetRequiredService<HubConnection>().On<string, string>("Answer", (id, text) => // quiet: SWB2003 once, when the application starts
        {
            if (s_pending.TryRemove(id, out var waiting))
                waiting.TrySetResult(text);
        });

        app.MapPost("/ask", async (string question, HubConnection hub, CancellationToken cancellationToken) =>
        {
            var id = Guid.NewGuid().ToString("N");
            var waiting = s_pending[id] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            await hub.SendAsync("Ask", id, question, cancellationToken);
            try
            {
                return Results.Text(await waiting.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken));
            }
            finally
            {
                s_pending.TryRemove(id, out _);
            }
        });

        app.MapGet("/mqtt/{topic}", async (string topic, IMqttClient mqtt, HttpContext context) =>
        {
            var messages = Channel.CreateUnbounded<string>();
            Func<MqttApplicationMessageReceivedEventArgs, Task> handler = args =>
            {
                if (args.ApplicationMessage.Topic == topic)
                    messages.Writer.TryWrite(args.ApplicationMessage.ConvertPayloadToString());
                return Task.CompletedTask;
            };
            mqtt.ApplicationMessageReceivedAsync += handler;
            await mqtt.SubscribeAsync(topic);
            try
            {
                await foreach (var message in messages.Reader.ReadAllAsync(context.RequestAborted))
                    await context.Response.WriteAsync(message);
            }
            finally
            {
                mqtt.ApplicationMessageReceivedAsync -= handler;
                await mqtt.UnsubscribeAsync(topic);
            }
        });

        app.MapGet("/redis/{channel}", async (string channel, IConnectionMultiplexer redis, HttpContext context) =>
        {
            var queue = await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(channel));
            try
            {
                await foreach (var message in queue.WithCancellation(context.RequestAborted))
                    await context.Response.WriteAsync((string)message.Message!);
            }
            finally
            {
                await queue.UnsubscribeAsync();
            }
        });

        app.MapGet("/once", async (HubConnection hub, HttpContext context) =>
        {
            var done = new TaskCompletionSource<string>();
            context.Response.RegisterForDispose(hub.On<string>("Done", text => done.TrySetResult(text))); // quiet: SWB2003 the response disposes it
            await context.Response.WriteAsync(await done.Task);
        });

        app.MapGet("/twice", async (HubConnection hub, CancellationToken cancellationToken) =>
        {
            var first = new TaskCompletionSource<string>();
            var handle = hub.On<string>("Done", text => first.TrySetResult(text));
            using var cancel = cancellationToken.Register(handle.Dispose);
            return await first.Task.WaitAsync(cancellationToken);
        });
    }
}

public sealed class ListenController(INatsConnection nats, IHostApplicationLifetime lifetime) : ControllerBase
{
    private static int s_listening;

    // The first request starts what goes on for all.
    [HttpPost]
    public IActionResult Start()
    {
        if (Interlocked.Exchange(ref s_listening, 1) == 0)
            _ = ListenAsync(lifetime.ApplicationStopping);
        return Accepted();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in nats.SubscribeAsync<string>("news", cancellationToken: cancellationToken))
            Console.WriteLine(message.Data);
    }
}

public sealed class TraceMiddleware(RequestDelegate next, HubConnection hub)
{
    private IDisposable? _levels; // quiet: SWB2002 middleware is made once

    public async Task InvokeAsync(HttpContext context)
    {
        _levels ??= hub.On<string>("Level", level => Console.WriteLine(level));
        await next(context);
    }
}
