// style: repository that disposes what it was given
// sdk: redis
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace App.Sync;

public sealed class ScoreRepository(ConnectionMultiplexer redis)
{
    public long Rank(string player)
    {
        using (redis) // expect: SWB3001
            return redis.GetDatabase().SortedSetRank("scores", player) ?? -1;
    }

    public void Reset()
    {
        redis.GetDatabase().KeyDelete("scores");
        redis.Close(); // expect: SWB3001
    }

    public double Score(string player) => redis.GetDatabase().SortedSetScore("scores", player) ?? 0; // quiet: SWB3001 only read
}

public static class ScoreRegistration
{
    public static void AddScores(this IServiceCollection services)
    {
        services.AddSingleton(_ => ConnectionMultiplexer.Connect("scores")); // quiet: SWB1001 registration
        services.AddScoped<ScoreRepository>(); // quiet: SWB1004 not a client
    }
}
