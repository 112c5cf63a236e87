// style: minimal API with Redis
// sdk: redis
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Rates.Api;

public static class RateEndpoints
{
    private const string Connection = "redis.internal:6379";

    public static IServiceCollection AddRates(this IServiceCollection services)
    {
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(Connection)); // quiet: SWB1001, SWB1004 a singleton registration
        services.AddScoped(provider => provider.GetRequiredService<IConnectionMultiplexer>().GetDatabase()); // quiet: SWB1004 a database is no connection
        services.AddTransient<RateReader>(); // quiet: SWB1004 the type of the application
        return services;
    }

    public static void MapRates(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rates");

        group.MapGet("/{pair}", async (string pair, RateReader reader) =>
        {
            var value = await reader.ReadAsync(pair);
            return value is null ? Results.NotFound() : Results.Ok(value);
        });

        group.MapPost("/{pair}", async (string pair, RateUpdate update, CancellationToken cancellationToken) =>
        {
            using var redis = await ConnectionMultiplexer.ConnectAsync(Connection); // expect: SWB1002
            await redis.GetSubscriber().PublishAsync(RedisChannel.Literal("rates"), $"{pair}={update.Value}");
            return Results.Accepted();
        });

        group.MapDelete("/{pair}", Delete);
    }

    private static async Task<IResult> Delete(string pair)
    {
        var redis = ConnectionMultiplexer.Connect(Connection); // expect: SWB1002, SWB2001
        await redis.GetSubscriber().PublishAsync(RedisChannel.Literal("rates"), pair + "=");
        return Results.NoContent();
    }
}

public sealed record RateUpdate(decimal Value);

public sealed class RateReader(IDatabase database)
{
    public async Task<string?> ReadAsync(string pair)
    {
        string? value = await database.StringGetAsync("rate:" + pair);
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
