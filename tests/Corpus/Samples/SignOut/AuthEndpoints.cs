// style: minimal API
// sdk: signalr
// program: yes
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSwitchboard();
var app = builder.Build();

app.MapPost("/logout", async (HttpContext context, IConnectionManager connections) =>
{
    await context.SignOutAsync(); // expect: SWB2006
    return Results.Ok(connections.GetStatistics());
});

app.MapPost("/leave", async (HttpContext context, ClaimsPrincipal user, IConnectionManager connections) =>
{
    if (user.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } id)
        await connections.SignOutAsync(id);
    await context.SignOutAsync(); // quiet: SWB2006 the manager is told
});

app.Run();
