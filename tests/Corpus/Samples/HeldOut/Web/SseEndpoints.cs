// style: server-sent events and streams out of a hub
// sdk: signalr, nats
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using NATS.Client.Core;

namespace Streaming;

public static class SseEndpoints
{
    public static void MapSse(this WebApplication app)
    {
        app.MapGet("/events", (HubConnection hub, CancellationToken cancellationToken) =>
            TypedResults.ServerSentEvents(EventsAsync(hub, cancellationToken), eventType: "event"));

        app.MapGet("/ticks/{symbol}", async (string symbol, HubConnection hub, HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            var ticks = Channel.CreateBounded<decimal>(100);
            using var subscription = hub.On<string, decimal>("Tick", (name, price) => // quiet: SWB2003 disposed with the request
            {
                if (name == symbol)
                    ticks.Writer.TryWrite(price);
            });
            await foreach (var price in ticks.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync($"data: {price}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });

        app.MapGet("/leak/{symbol}", async (string symbol, HubConnection hub, HttpContext context) =>
        {
            var ticks = Channel.CreateBounded<decimal>(100);
            hub.On<string, decimal>("Tick", (name, price) => ticks.Writer.TryWrite(price)); // expect: SWB2003
            await foreach (var price in ticks.Reader.ReadAllAsync(context.RequestAborted))
                await context.Response.WriteAsync($"data: {symbol} {price}\n\n", context.RequestAborted);
        });

        app.MapGet("/state", async (HubConnection hub, HttpContext context) =>
        {
            var changes = Channel.CreateUnbounded<string>();
            hub.Reconnecting += OnReconnecting; // quiet: SWB2004 removed in the finally
            hub.Reconnected += OnReconnected;
            try
            {
                await foreach (var change in changes.Reader.ReadAllAsync(context.RequestAborted))
                    await context.Response.WriteAsync(change, context.RequestAborted);
            }
            finally
            {
                hub.Reconnecting -= OnReconnecting;
                hub.Reconnected -= OnReconnected;
            }

            Task OnReconnecting(Exception? error)
            {
                changes.Writer.TryWrite("reconnecting");
                return Task.CompletedTask;
            }

            Task OnReconnected(string? id)
            {
                changes.Writer.TryWrite("reconnected");
                return Task.CompletedTask;
            }
        });
    }

    private static async IAsyncEnumerable<string> EventsAsync(HubConnection hub, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        using (hub.On<string>("Event", text => channel.Writer.TryWrite(text)))
        {
            await foreach (var text in channel.Reader.ReadAllAsync(cancellationToken))
                yield return text;
        }
    }
}

[ApiController]
[Route("api/feeds")]
public sealed class FeedsController(HubConnection hub, INatsConnection nats) : ControllerBase
{
    [HttpGet("{name}")]
    public IAsyncEnumerable<string> Get(string name, CancellationToken cancellationToken) => hub.StreamAsync<string>("Feed", name, cancellationToken);

    [HttpGet("raw/{subject}")]
    public async Task Raw(string subject, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(Response.Body);
        await foreach (var message in nats.SubscribeAsync<string>(subject, cancellationToken: cancellationToken))
            await writer.WriteLineAsync(message.Data.AsMemory(), cancellationToken);
    }

    [HttpPost("restart")]
    public async Task<IActionResult> Restart(CancellationToken cancellationToken)
    {
        await hub.StopAsync(cancellationToken); // expect: SWB3001
        await hub.StartAsync(cancellationToken); // expect: SWB3002
        return NoContent();
    }
}

// The shape of a gRPC service that bridges to a hub.
public interface IServerStreamWriter<in T>
{
    Task WriteAsync(T message);
}

public sealed class QuoteService(HubConnection hub)
{
    public async Task Subscribe(string symbol, IServerStreamWriter<decimal> stream, CancellationToken cancellationToken)
    {
        var reader = await hub.StreamAsChannelAsync<decimal>("Quotes", symbol, cancellationToken);
        while (await reader.WaitToReadAsync(cancellationToken))
        {
            while (reader.TryRead(out var price))
                await stream.WriteAsync(price);
        }
    }

    public async Task<decimal> Once(string symbol, CancellationToken cancellationToken)
    {
        var first = new TaskCompletionSource<decimal>(TaskCreationOptions.RunContinuationsAsynchronously);
        IDisposable? handle = null;
        handle = hub.On<decimal>("Quote:" + symbol, price =>
        {
            handle?.Dispose();
            first.TrySetResult(price);
        });
        await using var cancel = cancellationToken.Register(() => handle.Dispose());
        return await first.Task.WaitAsync(cancellationToken);
    }
}
