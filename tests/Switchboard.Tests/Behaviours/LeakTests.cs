using System.Runtime.CompilerServices;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What is taken and never given back.</summary>
public sealed class LeakTests
{
    private readonly RecordingLogger _log = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_lease_that_was_forgotten_names_its_maker_and_is_given_back()
    {
        await using ConnectionManager connections = Create();
        Forget(connections);
        Assert.Equal(1, connections.GetStatus(Taking.Chat).Leases);

        string entry = await LeakedAsync("A lease on connection chat was collected without being disposed; it was taken at ");

        Assert.Contains("Switchboard.Tests.LeakTests.Forget", entry, StringComparison.Ordinal);
        Assert.Equal(0, connections.GetStatus(Taking.Chat).Leases);
    }

    [Fact]
    public async Task A_subscription_that_was_forgotten_names_its_maker_and_goes_on()
    {
        await using ConnectionManager connections = Create();
        ScriptedClient client = connections.GetOrCreate(Taking.Chat, static () => new ScriptedClient());
        await connections.ConnectAsync(client).Soon();
        int received = 0;
        ForgetSubscription(connections, client, () => received++);

        string entry = await LeakedAsync("A subscription to channel news of connection chat was collected without being disposed; it was taken at ");
        await client.EmitAsync("news", "a").Soon();

        Assert.Contains("Switchboard.Tests.LeakTests.ForgetSubscription", entry, StringComparison.Ordinal);
        Assert.Equal(1, received);
        await connections.ReleaseAsync(client).Soon();
    }

    [Fact]
    public async Task What_was_disposed_is_not_reported()
    {
        await using ConnectionManager connections = Create();
        ConnectionLease<ScriptedClient> kept = await connections.TakeAsync();
        TakeAndGiveBack(connections);
        Forget(connections);

        await LeakedAsync("A lease on connection chat was collected");

        Assert.Single(_log.Entries, static entry => entry.Contains("was collected", StringComparison.Ordinal));
        Assert.Equal(1, connections.GetStatus(Taking.Chat).Leases);
        await kept.DisposeAsync();
    }

    private ConnectionManager Create()
    {
        var options = new ConnectionManagerOptions { TrackOrigins = true, ShutdownTimeout = TimeSpan.FromDays(1), NetworkMonitor = new ManualNetwork() };
        return new ConnectionManager(options.AddConnector(new ScriptedConnector(_clock)), _clock, _log);
    }

    // Apart from the test, whose locals live as long as it runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(ConnectionManager connections) =>
        connections.AcquireAsync(Taking.Chat, static () => new ScriptedClient()).AsTask().Wait(TimeSpan.FromMinutes(1));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForgetSubscription(ConnectionManager connections, ScriptedClient client, Action received) =>
        connections.Subscribe<ScriptedClient, string>(client, "news", _ => received());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeAndGiveBack(ConnectionManager connections) =>
        connections.AcquireAsync(Taking.Chat, static () => new ScriptedClient()).AsTask().GetAwaiter().GetResult().Dispose();

    private async Task<string> LeakedAsync(string text)
    {
        // Only a failing test waits it out.
        Task bound = Task.Delay(TimeSpan.FromSeconds(60));
        while (!bound.IsCompleted)
        {
            GC.Collect();
            _clock.Advance(TimeSpan.FromSeconds(15));
            if (_log.Entries.FirstOrDefault(entry => entry.StartsWith(text, StringComparison.Ordinal)) is { } entry)
                return entry;
            await Task.Yield();
        }
        throw new TimeoutException($"Nothing that begins with '{text}' was logged.");
    }
}
