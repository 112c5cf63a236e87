using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace Crm.Server;

public interface IOrderClient
{
    Task Placed(string order);
}

// The server's half of SignalR: nothing here is a connection of this application's own.
public sealed class OrderHub : Hub<IOrderClient>
{
    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, "orders");
        await base.OnConnectedAsync();
    }

    public Task Place(string order) => Clients.Group("orders").Placed(order);

    public override Task OnDisconnectedAsync(Exception? exception) => Groups.RemoveFromGroupAsync(Context.ConnectionId, "orders");
}

[ApiController]
[Route("orders")]
public sealed class OrderController(IHubContext<OrderHub, IOrderClient> orders) : ControllerBase
{
    [HttpPost("{order}")]
    public async Task<IActionResult> Place(string order)
    {
        await orders.Clients.All.Placed(order);
        await orders.Clients.User(User.Identity?.Name ?? "").Placed(order);
        return Accepted();
    }
}

public sealed class StreamingHub : Hub
{
    public async IAsyncEnumerable<int> Count(int to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < to; i++)
        {
            yield return i;
            await Task.Delay(100, cancellationToken);
        }
    }
}
