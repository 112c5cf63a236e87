// style: minimal API
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSwitchboard();
builder.Services.AddSingleton(_ => new HubConnectionBuilder().WithUrl("https://hub.example.com/orders").Build()); // quiet: SWB1001 registration

var app = builder.Build();

app.MapPost("/orders/{id}/notify", async (int id) =>
{
    var hub = new HubConnectionBuilder() // expect: SWB1002, SWB2001
        .WithUrl("https://hub.example.com/orders")
        .Build();
    await hub.StartAsync();
    await hub.SendAsync("OrderChanged", id);
    return Results.Ok();
});

app.MapPost("/orders/{id}/ship", async (int id) =>
{
    await using var hub = new HubConnectionBuilder().WithUrl("https://hub.example.com/orders").Build(); // expect: SWB1002
    await hub.StartAsync();
    await hub.SendAsync("Shipped", id);
    return Results.Accepted();
});

app.MapPost("/orders/{id}/pay", async (int id, HubConnection hub) =>
{
    await hub.SendAsync("Paid", id);
    return Results.Ok();
});

app.MapPost("/orders/{id}/cancel", async (int id, IConnectionManager connections, CancellationToken cancellationToken) =>
{
    await using var lease = await connections.AcquireAsync( // quiet: SWB2001 lease disposed
        "orders",
        () => new HubConnectionBuilder().WithUrl("https://hub.example.com/orders").Build(), // quiet: SWB1001 the manager's factory
        cancellationToken);
    await lease.Client.SendAsync("Cancelled", id, cancellationToken);
    return Results.NoContent();
});

app.Run();
