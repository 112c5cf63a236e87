// style: repository that disposes what it was given
// sdk: redis
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace App.Sync;

public sealed class ScoreRepository(ConnectionMultiplexer redis)
{
    public string? Rank(string player)
    {
        using (redis) // expect: SWB3001
            return redis.GetDatabase().StringGet($"rank/{player}");
    }

    public void Reset()
    {
        redis.GetSubscriber().Publish("scores", "reset");
        redis.Close(); // expect: SWB3001
    }

    public string? Score(string player) => redis.GetDatabase().StringGet(player); // quiet: SWB3001 only read
}

public static class ScoreRegistration
{
    public static void AddScores(this IServiceCollection services)
    {
        services.AddSingleton(_ => ConnectionMultiplexer.Connect("scores")); // quiet: SWB1001 registration
        services.AddScoped<ScoreRepository>(); // quiet: SWB1004 not a client
    }
}
