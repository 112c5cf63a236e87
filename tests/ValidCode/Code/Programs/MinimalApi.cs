using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Switchboard;

var builder = WebApplication.CreateBuilder(args);
var redis = builder.Configuration.GetConnectionString("Redis") ?? "localhost";
builder.Services.AddSwitchboard().AddSignalR();
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis));
builder.Services.AddSingleton(CreateHub);

var app = builder.Build();

app.MapGet("/stock/{article}", async (string article, IConnectionManager connections, HubConnection hub, CancellationToken cancellationToken) =>
{
    await connections.ConnectAsync(hub, cancellationToken);
    return await hub.InvokeAsync<int>("GetStock", article, cancellationToken);
});

app.MapPost("/stock/{article}", async (string article, IConnectionMultiplexer cache) =>
{
    await cache.GetSubscriber().PublishAsync(RedisChannel.Literal("stock"), article);
    return Results.Accepted();
});

app.MapGet("/socket", async (HttpContext context) =>
{
    if (!context.WebSockets.IsWebSocketRequest)
        return Results.BadRequest();

    using var socket = await context.WebSockets.AcceptWebSocketAsync();
    await socket.SendAsync("hello"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, true, context.RequestAborted);
    await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    return Results.Empty;
});

app.Run();

static HubConnection CreateHub(IServiceProvider provider) => new HubConnectionBuilder()
    .WithUrl(provider.GetRequiredService<IConfiguration>()["Hub"]!)
    .WithAutomaticReconnect()
    .Build();
