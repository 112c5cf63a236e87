// style: static class
// sdk: redis
using StackExchange.Redis;

namespace App.Caching;

public static class RedisHelper
{
    private static readonly Lazy<ConnectionMultiplexer> Shared =
        new(() => ConnectionMultiplexer.Connect("cache:6379")); // expect: SWB1001

    private static readonly ConnectionMultiplexer Eager = ConnectionMultiplexer.Connect("cache:6380"); // expect: SWB1001

    public static IDatabase Database => Shared.Value.GetDatabase();

    public static IDatabase Second => Eager.GetDatabase(); // quiet: SWB2002 process-lived

    public static IDatabase Open(int number)
    {
        var multiplexer = ConnectionMultiplexer.Connect("cache:6379"); // expect: SWB1001, SWB2001
        return multiplexer.GetDatabase(number);
    }

    public static string? Read(string key)
    {
        using var multiplexer = ConnectionMultiplexer.Connect("cache:6379"); // expect: SWB1002
        return multiplexer.GetDatabase().StringGet(key);
    }
}
