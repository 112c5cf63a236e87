// style: Program of a web application with everything in it
// sdk: signalr, redis
// program: yes
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddConsole();

builder.Services.AddSingleton<IConnectionMultiplexer>(sp =>
    ConnectionMultiplexer.Connect(sp.GetRequiredService<IConfiguration>()["Redis"]!)); // quiet: SWB1001 a registration

builder.Services.AddSingleton(sp =>
{
    var configuration = sp.GetRequiredService<IConfiguration>();
    return new HubConnectionBuilder() // quiet: SWB1001 a registration
        .WithUrl(configuration["Upstream"]!)
        .WithAutomaticReconnect()
        .Build();
});
builder.Services.AddSingleton<PresenceRelay>();

var app = builder.Build();

var hub = app.Services.GetRequiredService<HubConnection>();
hub.On<string>("Seen", user => app.Logger.LogInformation("{User} seen", user)); // quiet: SWB2003 lives as long as the program
await hub.StartAsync(); // quiet: SWB3002 entry point that builds the host

var warmup = ConnectionMultiplexer.Connect(app.Configuration["Redis"]!); // expect: SWB1001, SWB2001
await warmup.GetDatabase().StringGetAsync("warm");

app.MapGet("/presence/{user}", async (string user, IConnectionMultiplexer redis) =>
{
    string? seen = await redis.GetDatabase().StringGetAsync("presence:" + user);
    return seen ?? "never";
});

app.MapPost("/presence/{user}", async (string user, PresenceRelay relay, HttpContext context) =>
{
    await relay.SeenAsync(user, context.RequestAborted);
    return Results.Accepted();
});

app.MapPost("/announce", async (string text) =>
{
    var announcer = new HubConnectionBuilder().WithUrl("https://announce.internal/hub").Build(); // expect: SWB1002, SWB2001
    await announcer.StartAsync();
    await announcer.SendAsync("Announce", text);
});

await app.RunAsync();

public sealed class PresenceRelay
{
    private readonly HubConnection _hub;
    private int _errors;

    public PresenceRelay(HubConnection hub)
    {
        _hub = hub;
        _hub.Closed += OnClosed; // quiet: SWB2004 a singleton lives as long as the hub
    }

    public Task SeenAsync(string user, CancellationToken cancellationToken) => _hub.SendAsync("Seen", user, cancellationToken);

    private Task OnClosed(Exception? error)
    {
        _errors++;
        return Task.CompletedTask;
    }
}
