// style: MVC controller that notifies another service
// sdk: signalr
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Warehouse.Controllers;

public sealed record ShipmentDto(string Number, string Carrier, decimal Weight);

[ApiController]
[Route("api/shipments")]
public sealed class ShipmentsController : ControllerBase
{
    private readonly HubConnection _dashboard;
    private readonly string _legacyHub;
    private readonly ILogger<ShipmentsController> _logger;

    public ShipmentsController(HubConnection dashboard, IConfiguration configuration, ILogger<ShipmentsController> logger)
    {
        _dashboard = dashboard;
        _legacyHub = configuration["LegacyHub"] ?? "http://legacy.internal/hub";
        _logger = logger;
    }

    [HttpGet("{number}")]
    public ActionResult<ShipmentDto> Get(string number) => new ShipmentDto(number, "post", 1.2m);

    [HttpPost]
    public async Task<IActionResult> Create(ShipmentDto shipment, CancellationToken cancellationToken)
    {
        if (shipment.Weight <= 0)
            return BadRequest("A shipment weighs something.");

        if (_dashboard.State == HubConnectionState.Disconnected)
            await _dashboard.StartAsync(cancellationToken); // expect: SWB3002
        await _dashboard.SendAsync("ShipmentCreated", shipment, cancellationToken);

        await NotifyLegacyAsync(shipment);
        return CreatedAtAction(nameof(Get), new { number = shipment.Number }, shipment);
    }

    [HttpDelete("{number}")]
    public async Task<IActionResult> Cancel(string number)
    {
        var hub = new HubConnectionBuilder() // expect: SWB1002
            .WithUrl(_legacyHub)
            .Build();
        await hub.StartAsync();
        await hub.InvokeAsync("Cancelled", number);
        await hub.StopAsync(); // quiet: SWB3001, SWB2001 owned, and a graceful stop counts as release

        if (number.StartsWith("X", StringComparison.Ordinal))
            return NotFound();

        return NoContent();
    }

    private async Task NotifyLegacyAsync(ShipmentDto shipment)
    {
        try
        {
            await using var hub = new HubConnectionBuilder().WithUrl(_legacyHub).Build(); // expect: SWB1002
            await hub.StartAsync();
            await hub.InvokeAsync("Created", shipment.Number);
        }
        catch (Exception exception)
        {
            _logger.LogWarning(exception, "The legacy hub did not answer");
        }
    }
}
