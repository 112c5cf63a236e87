// style: SignalR hub and controller that open a connection for each request
// sdk: signalr, websocket
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;

namespace Acme.PerCall;

public class RelayHub : Hub
{
    private readonly IConfiguration _configuration;

    public RelayHub(IConfiguration configuration) => _configuration = configuration;

    public async Task Relay(string text, string userToken)
    {
        await using var upstream = new HubConnectionBuilder() // expect: SWB1002
            .WithUrl(_configuration["Upstream"]!, options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(userToken);
                options.Headers["X-Caller"] = Context.ConnectionId;
            })
            .Build();
        await upstream.StartAsync(Context.ConnectionAborted);
        await upstream.SendAsync("relay", text);
    }
}

[ApiController]
public class SocketController(IConfiguration configuration) : ControllerBase
{
    [HttpPost("/send")]
    public async Task<IActionResult> Send(string text)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        socket.Options.SetRequestHeader("Authorization", Request.Headers.Authorization.ToString());
        await socket.ConnectAsync(new Uri(configuration["Socket"]!), HttpContext.RequestAborted);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, HttpContext.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, HttpContext.RequestAborted);
        return NoContent();
    }

    [HttpPost("/tenants")]
    public async Task<IActionResult> Broadcast(string[] tenants)
    {
        foreach (var tenant in tenants)
        {
            var hub = new HubConnectionBuilder().WithUrl("https://hub.acme.io/" + tenant).Build(); // expect: SWB1002
            try
            {
                await hub.StartAsync();
                await hub.SendAsync("hello", tenant);
            }
            finally
            {
                await hub.DisposeAsync();
            }
        }

        for (var i = 0; i < 3; i++)
        {
            await using var hub = new HubConnectionBuilder().WithUrl(Address(i)).Build(); // expect: SWB1002
            await hub.StartAsync();
        }

        return Ok();

        static string Address(int shard) => $"https://shard-{shard}.acme.io/hub";
    }
}
