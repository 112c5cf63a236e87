// style: minimal API handlers as methods
// sdk: redis
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SocketIOClient;
using StackExchange.Redis;

namespace Shop.Endpoints;

public static class PaymentsEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/payments/{id}", GetAsync);
        routes.MapPost("/payments/{id}", PostAsync);
        routes.MapDelete("/payments/{id}", (string id) =>
        {
            var redis = ConnectionMultiplexer.Connect("payments"); // expect: SWB1002, SWB2001
            return Results.Ok((string?)redis.GetDatabase().StringGet(id));
        });
        routes.MapPut("/payments/{id}", async (string id, IConnectionMultiplexer redis) =>
        {
            await redis.GetSubscriber().PublishAsync("payments", id); // quiet: SWB1002 injected
            return Results.NoContent();
        });
    }

    private static async Task<IResult> GetAsync(string id)
    {
        var redis = ConnectionMultiplexer.Connect("payments"); // expect: SWB1002
        try
        {
            var value = await redis.GetDatabase().StringGetAsync(id);
            return Results.Ok(value.ToString());
        }
        finally
        {
            redis.Dispose(); // quiet: SWB2001 released in finally
        }
    }

    private static async Task<IResult> PostAsync(string id)
    {
        using var socket = new SocketIO("https://payments.example.com"); // expect: SWB1002
        await socket.ConnectAsync();
        await socket.EmitAsync("paid", id);
        await socket.DisconnectAsync(); // quiet: SWB3001 owned
        return Results.Accepted();
    }
}
