using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Chaos;

/// <summary>Stands before every endpoint: lets a request through when it has what it needs and no fault is on.</summary>
internal sealed class FaultGate(FaultyServer server)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        server.Ledger.Requests.Increment();
        HandshakeFault fault = server.Fault;
        if (!IsKnown(context.Request))
        {
            server.Ledger.Unauthorized.Increment();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (fault == HandshakeFault.None || context.Request.Path == "/send" || fault == HandshakeFault.RateLimitOnce && !server.Limits.IsLimited(context.Request.Path))
            await next(context);
        else
        {
            server.Ledger.Spoiled.Increment();
            await SpoilAsync(context, fault);
        }
    }

    private bool IsKnown(HttpRequest request) =>
        request.Headers.Authorization == $"Bearer {server.Secrets.Token}"
        && request.Headers[Secrets.HeaderName] == server.Secrets.Header
        && (request.Path == "/send" || request.Query["access"] == server.Secrets.Query);

    private static async Task SpoilAsync(HttpContext context, HandshakeFault fault)
    {
        switch (fault)
        {
            case HandshakeFault.RateLimitOnce:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = RateLimits.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
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
