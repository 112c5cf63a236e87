// style: controller that makes a manager when it is needed
// sdk: signalr
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Reports.Web;

[ApiController]
[Route("reports")]
public sealed class ReportController : ControllerBase
{
    private IConnectionManager? _connections;

    [HttpGet("{id}")]
    public async Task<IActionResult> Get(string id, CancellationToken cancellationToken)
    {
        using var own = new ConnectionManager(); // expect: SWB1003
        var hub = own.GetOrCreate("reports", () => new HubConnectionBuilder().WithUrl("https://reports.example.com/hub").Build());
        await own.ConnectAsync(hub, cancellationToken);
        return Ok(await hub.InvokeAsync<string>("Report", id, cancellationToken));
    }

    [HttpDelete("{id}")]
    public async Task<IActionResult> Delete(string id, CancellationToken cancellationToken)
    {
        if (_connections is null)
            _connections = new ConnectionManager(); // expect: SWB1003
        await using var lease = await _connections.AcquireAsync("reports", () => new HubConnectionBuilder().WithUrl("https://reports.example.com/hub").Build(), cancellationToken);
        await lease.Client.SendAsync("Delete", id, cancellationToken);
        return NoContent();
    }
}
