using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Requests;

// A request uses what is there: the injected connection, or a lease of the manager's.
[ApiController]
[Route("quotes")]
public sealed class QuoteController(IConnectionManager connections, HubConnection hub) : ControllerBase
{
    [HttpGet("{symbol}")]
    public async Task<ActionResult<decimal>> Get(string symbol, CancellationToken cancellationToken)
    {
        await connections.ConnectAsync(hub, cancellationToken);
        return await hub.InvokeAsync<decimal>("GetQuote", symbol, cancellationToken);
    }

    [HttpPost("{symbol}")]
    public async Task<IActionResult> Order(string symbol, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("orders", CreateHub, cancellationToken);
        await lease.Client.SendAsync("Order", symbol, cancellationToken);
        return Accepted();
    }

    private static HubConnection CreateHub() => new HubConnectionBuilder().WithUrl("https://orders.example.com/hub").WithAutomaticReconnect().Build();
}

public sealed class QuoteMiddleware(RequestDelegate next, HubConnection hub)
{
    public async Task InvokeAsync(HttpContext context, IConnectionManager connections)
    {
        if (context.Request.Headers.TryGetValue("X-Quote", out var symbol))
            await connections.SendAsync(hub, (client, token) => client.SendAsync("Seen", symbol.ToString(), token), context.RequestAborted);
        await next(context);
    }
}
