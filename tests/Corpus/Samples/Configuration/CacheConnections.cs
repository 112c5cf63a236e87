// style: static holder of Redis connections
// sdk: redis
using StackExchange.Redis;

namespace Catalogue;

public static class CacheConnections
{
    private static readonly Lazy<ConnectionMultiplexer> Sessions = new(() =>
        ConnectionMultiplexer.Connect( // expect: SWB1001
            "sessions.cache-farm.net:6380,password=Rz9-kk41,ssl=True")); // expect: SWB5001

    private static readonly Lazy<ConnectionMultiplexer> Local = new(() =>
        ConnectionMultiplexer.Connect( // expect: SWB1001
            "localhost:6379,password=developer-7")); // quiet: SWB5001 this machine

    public static IDatabase SessionStore => Sessions.Value.GetDatabase();

    public static IDatabase LocalStore => Local.Value.GetDatabase();

    public static ConfigurationOptions ForProducts(string password) => new()
    {
        Password = password, // quiet: SWB5001 not in the code
    };

    public static ConfigurationOptions ForPrices()
    {
        var options = ConfigurationOptions.Parse("prices.cache-farm.net:6380,ssl=True");
        options.Password = Environment.GetEnvironmentVariable("PRICES_CACHE") ?? "Rz9-price-77"; // expect: SWB5001
        return options;
    }
}
