// style: MVC controller with injected clients
// sdk: signalr
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Controllers;

[Route("notify")]
public class NotifyController : ControllerBase
{
    private readonly HubConnection _hub;
    private string _answer = "";

    public NotifyController(HubConnection hub) => _hub = hub;

    [HttpPost("start")]
    public async Task<IActionResult> Start()
    {
        await _hub.StartAsync(); // expect: SWB3002
        _hub.On<string>("Answer", text => _answer = text); // expect: SWB2003
        await _hub.SendAsync("Ask");
        return Ok(_answer);
    }

    [HttpPost("stop")]
    public async Task<IActionResult> Stop()
    {
        await _hub.StopAsync(); // expect: SWB3001
        return Ok();
    }

    [HttpPost("relay")]
    public async Task<IActionResult> Relay([FromBody] string[] urls)
    {
        foreach (var url in urls)
        {
            await using var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1002
            await hub.StartAsync(); // quiet: SWB3002 owned
            await hub.SendAsync("Relay");
        }

        return Ok();
    }
}
