using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Switchboard.Chaos;

/// <summary>The endpoints that are not a hub: a WebSocket, server-sent events, long polling, and where to send to.</summary>
internal sealed class StreamEndpoints(FaultyServer server, ConcurrentDictionary<SocketSession, byte> sockets, CancellationToken stopping)
{
    private static readonly TimeSpan s_keepAlive = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_pollTime = TimeSpan.FromSeconds(1);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/socket", SocketAsync);
        routes.Map("/events", EventsAsync);
        routes.Map("/poll", PollAsync);
        routes.Map("/send", SendAsync);
    }

    private async Task SocketAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        using CancellationTokenSource ended = Ending(context);
        var session = new SocketSession(socket, server);
        sockets[session] = 0;
        server.Ledger.Sockets.Enter();
        try
        {
            await session.RunAsync(ended.Token);
        }
        finally
        {
            sockets.TryRemove(session, out _);
            server.Ledger.Sockets.Leave();
        }
    }

    // A stream goes on after the last id the client has; without one it begins with the first message.
    private async Task EventsAsync(HttpContext context)
    {
        long after = Position(context.Request.Headers["Last-Event-ID"]);
        using CancellationTokenSource ended = Ending(context);
        context.Response.ContentType = "text/event-stream";
        server.Ledger.Streams.Enter();
        try
        {
            await context.Response.WriteAsync(":\n\n", ended.Token);
            await context.Response.Body.FlushAsync(ended.Token);
            while (true)
            {
                foreach (Message message in await NextAsync(after, s_keepAlive, ended.Token))
                {
                    await context.Response.WriteAsync(Event(message), ended.Token);
                    after = message.Sequence;
                }
                await context.Response.WriteAsync(":\n\n", ended.Token);
                await context.Response.Body.FlushAsync(ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client left, or the host stops.
        }
        finally
        {
            server.Ledger.Streams.Leave();
        }
    }

    // Answers as a finite event stream, so that positions read the same way.
    private async Task PollAsync(HttpContext context)
    {
        long after = Position(context.Request.Headers["Last-Event-ID"]);
        using CancellationTokenSource ended = Ending(context);
        TimeSpan wait = context.Request.Headers["Prefer"] == "wait=0" ? TimeSpan.Zero : s_pollTime;
        server.Ledger.Polls.Increment();
        try
        {
            IReadOnlyList<Message> messages = await NextAsync(after, wait, ended.Token);
            context.Response.StatusCode = messages.Count == 0 ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
            if (messages.Count == 0)
                return;
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(string.Concat(messages.Select(Event)), ended.Token);
        }
        catch (OperationCanceledException)
        {
            // The client left, or the host stops.
        }
    }

    private async Task SendAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        server.Ledger.Receive(await reader.ReadToEndAsync(context.RequestAborted));
    }

    private async Task<IReadOnlyList<Message>> NextAsync(long after, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (wait == TimeSpan.Zero)
            return server.Log.After(after);
        bound.CancelAfter(wait);
        try
        {
            await foreach (Message _ in server.Log.ReadAsync(after, bound.Token))
                break;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing came in that time.
        }
        return server.Log.After(after);
    }

    private CancellationTokenSource Ending(HttpContext context) =>
        CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);

    private static string Event(Message message) => $"event: {message.Channel}\nid: {message.Sequence}\ndata: {message.Text}\n\n";

    private static long Position(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out long position) ? position : 0;
}
