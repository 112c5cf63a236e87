// style: cache start-up
// sdk: redis
// switchboard: no
using StackExchange.Redis;

namespace App.Caching;

public static class CacheWarmup
{
    public static async Task<IDatabase?> OpenAsync(string configuration, TimeSpan limit)
    {
        var connect = ConnectionMultiplexer.ConnectAsync(configuration); // expect: SWB1001
        var winner = await Task.WhenAny(connect, Task.Delay(limit)); // expect: SWB3005
        return winner == connect ? (await connect).GetDatabase() : null;
    }

    public static async Task<IConnectionMultiplexer> OpenOrCloseAsync(string configuration, TimeSpan limit)
    {
        var connect = ConnectionMultiplexer.ConnectAsync(configuration); // expect: SWB1001
        if (await Task.WhenAny(connect, Task.Delay(limit)) != connect) // quiet: SWB3005 whoever comes late is closed
        {
            _ = connect.ContinueWith(late => late.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
            throw new TimeoutException();
        }

        return await connect;
    }
}
