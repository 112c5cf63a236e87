using Switchboard;

namespace Benchmarks;

/// <summary>What ten thousand connections hold while nothing happens: bytes and timers, beside a dictionary of clients that each keep timers of their own.</summary>
internal static class IdleFootprint
{
    private const int Keys = 10_000;

    // Health check, heartbeat, idle and token renewal: what a client that minds itself sets.
    private const int TimersOfClient = 4;

    public static async Task PrintAsync()
    {
        (double bytes, double timers) = await MeasureAsync(static () => Task.FromResult<object>(Enumerable.Range(0, Keys).ToDictionary(static number => $"key {number}", static _ => new MindsItself())));
        (double managedBytes, double managedTimers) = await MeasureAsync(OpenAsync);

        Console.WriteLine($"| {Keys:N0} idle keys | bytes a key | timers |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine($"| dictionary of clients with {TimersOfClient} timers each | {bytes / Keys:N0} | {timers:N0} |");
        Console.WriteLine($"| manager | {managedBytes / Keys:N0} | {managedTimers:N0} |");
        Console.WriteLine($"| ratio | {managedBytes / bytes:0.00} | {managedTimers / timers:0.00000} |");
    }

    private static async Task<object> OpenAsync()
    {
        var manager = new ConnectionManager(new ConnectionManagerOptions { MaxConnections = Keys });
        for (int number = 0; number < Keys; number++)
            await manager.AcquireAsync(new ConnectionKey($"key {number}"), static () => new object(), static (_, _) => Task.CompletedTask);
        return manager;
    }

    private static async Task<(double Bytes, double Timers)> MeasureAsync(Func<Task<object>> open)
    {
        // What is made once, with the first of its kind, is nobody's cost.
        object first = await open();
        // The timers of what was measured before end with their finalizers.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long timersBefore = Timer.ActiveCount;
        long bytesBefore = GC.GetTotalMemory(forceFullCollection: true);
        object held = await open();
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - bytesBefore;
        long timers = Timer.ActiveCount - timersBefore;
        GC.KeepAlive(held);
        GC.KeepAlive(first);
        return (bytes, timers);
    }

    private sealed class MindsItself
    {
        private readonly Timer[] _timers = [.. Enumerable.Range(0, TimersOfClient).Select(static _ => new Timer(static _ => { }, state: null, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)))];

        public override string ToString() => $"{_timers.Length} timers";
    }
}
