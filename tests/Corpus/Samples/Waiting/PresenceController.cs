// style: ASP.NET controller
// sdk: nats
// switchboard: no
using Microsoft.AspNetCore.Mvc;
using NATS.Client.Core;

namespace App.Web;

[ApiController]
[Route("presence")]
public sealed class PresenceController(INatsConnection nats) : ControllerBase
{
    [HttpPost]
    public IActionResult Announce(string user)
    {
        nats.PublishAsync("presence", user).AsTask().Wait(); // expect: SWB3003
        return Ok();
    }

    [HttpPost("later")]
    public IActionResult AnnounceLater(string user)
    {
        _ = nats.PublishAsync("presence", user); // quiet: SWB3004 a send may be left to itself
        return Accepted();
    }

    [HttpPost("open")]
    public async Task<IActionResult> OpenAsync()
    {
        await nats.ConnectAsync(); // quiet: SWB3003, SWB3004 awaited
        return Ok();
    }

    [HttpPost("warm")]
    public IActionResult Warm()
    {
        _ = nats.ConnectAsync(); // expect: SWB3004
        return Accepted();
    }
}
