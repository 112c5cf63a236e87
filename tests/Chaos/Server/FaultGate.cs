using System.Diagnostics;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Chaos;

/// <summary>Stands before every endpoint: lets a request through when its token is good and no fault is on.</summary>
internal sealed class FaultGate(FaultyServer server)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _limited;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        server.Ledger.Requests.Increment();
        HandshakeFault fault = server.Fault;
        if (fault == HandshakeFault.None)
        {
            _limited = 0;
            await ServeAsync(context, next);
            return;
        }
        if (fault == HandshakeFault.RateLimitOnce && Interlocked.Exchange(ref _limited, 1) == 1)
        {
            server.Ledger.ComebackTimes.Enqueue(Stopwatch.GetElapsedTime(_start));
            await ServeAsync(context, next);
            return;
        }
        server.Ledger.Spoiled.Increment();
        await SpoilAsync(context, fault);
    }

    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        bool isKnown = request.Headers.Authorization == $"Bearer {server.Secrets.Token}"
            && request.Headers[Secrets.HeaderName] == server.Secrets.Header && request.Query["access"] == server.Secrets.Query;
        if (isKnown)
        {
            await next(context);
            return;
        }
        server.Ledger.Spoiled.Increment();
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    private async Task SpoilAsync(HttpContext context, HandshakeFault fault)
    {
        switch (fault)
        {
            case HandshakeFault.RateLimitOnce:
                server.Ledger.ComebackTimes.Enqueue(Stopwatch.GetElapsedTime(_start));
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "1";
                break;
            case HandshakeFault.Unavailable:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
            case HandshakeFault.Silence when context.WebSockets.IsWebSocketRequest:
                using (WebSocket socket = await context.WebSockets.AcceptWebSocketAsync())
                    await NeverAsync(context);
                break;
            default:
                await NeverAsync(context);
                break;
        }
    }

    // Until the client or the network has had enough.
    private static Task NeverAsync(HttpContext context)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(() => ended.TrySetResult());
        return ended.Task;
    }
}
