// style: MVC controller, several clients per request
// sdk: mixed
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR.Client;
using MQTTnet;
using NATS.Client.Core;
using RabbitMQ.Client;
using SocketIOClient;

namespace Shop.Controllers;

[ApiController]
public class InvoicesController : ControllerBase
{
    [HttpPost("/invoices")]
    public async Task<ActionResult<string>> Create([FromBody] string invoice)
    {
        await using var nats = new NatsConnection(); // expect: SWB1002
        await nats.PublishAsync("invoices", invoice);
        return invoice;
    }

    [HttpPost("/invoices/{id}/print")]
    public async Task<ActionResult> Print(int id)
    {
        var mqtt = new MqttClientFactory().CreateMqttClient(); // expect: SWB1002, SWB2001
        await mqtt.ConnectAsync(new MqttClientOptionsBuilder().Build());
        return Ok(id);
    }

    [HttpPost("/invoices/{id}/send")]
    public async Task<ActionResult> Send(int id)
    {
        var factory = new ConnectionFactory();
        var rabbit = await factory.CreateConnectionAsync(); // expect: SWB1002
        await using (var channel = await rabbit.CreateChannelAsync())
            await channel.BasicPublishAsync("", "invoices", BitConverter.GetBytes(id));
        await rabbit.CloseAsync(); // quiet: SWB2001, SWB3001 owned
        return Accepted();
    }

    [HttpPost("/invoices/{id}/push")]
    public async Task<ActionResult> Push(int id)
    {
        var socket = new SocketIO("https://push.example.com"); // expect: SWB1002, SWB2001
        await socket.ConnectAsync();
        await socket.EmitAsync("push", id);
        return Accepted();
    }

    [NonAction]
    public async Task<string?> DescribeAsync(HubConnection hub)
    {
        await hub.StopAsync(); // expect: SWB3001
        return hub.ConnectionId;
    }
}
