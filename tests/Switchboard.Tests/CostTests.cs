using System.Reflection;
using System.Runtime.CompilerServices;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What a connection costs while it is open and nothing happens, and what taking a lease on it costs.</summary>
public sealed class CostTests
{
    private const int Keys = 10_000;
    private const int Rounds = 10_000;

    [Fact]
    public async Task Ten_thousand_idle_connections_share_one_timer_and_another_for_the_usage()
    {
        await using var test = TestConnectionManager.Create(static options => options.MaxConnections = Keys);
        for (int number = 0; number < Keys; number++)
            await test.Manager.AcquireAsync(new ConnectionKey($"key {number}"), static () => new ScriptedClient());

        Assert.Equal(Keys, test.Manager.GetStatistics().Connected);
        Assert.InRange(test.Clock.TimerCount, 1, 2);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("anna", null)]
    [InlineData("anna", "acme")]
    public async Task A_lease_on_an_open_connection_allocates_the_lease_and_nothing_else(string? user, string? scope)
    {
        var clock = new ManualClock();
        await using var manager = new ConnectionManager(timeProvider: clock);
        var key = new ConnectionKey("chat", user, scope);
        await using var kept = await manager.AcquireAsync(key, static () => new object(), static (_, _) => Task.CompletedTask);

        Assert.Equal(BytesOfLease() + BytesOfState(), BytesOf(() => TakeAndGiveBack(manager, key)));
    }

    [Fact]
    public async Task The_last_lease_given_back_and_the_first_taken_again_allocate_nothing_else_either()
    {
        var clock = new ManualClock();
        await using var manager = new ConnectionManager(timeProvider: clock);
        var key = new ConnectionKey("chat");
        var first = await manager.AcquireAsync(key, static () => new object(), static (_, _) => Task.CompletedTask);
        await first.DisposeAsync();

        Assert.Equal(BytesOfLease() + BytesOfState(), BytesOf(() => TakeAndGiveBack(manager, key)));
    }

    private static object TakeAndGiveBack(ConnectionManager manager, ConnectionKey key)
    {
        ValueTask<ConnectionLease<object>> taking = manager.AcquireAsync(key, static () => new object(), static (_, _) => Task.CompletedTask);
        Assert.True(taking.IsCompletedSuccessfully);
        using ConnectionLease<object> lease = taking.Result;
        return lease.Client;
    }

    // What is allocated once, by the first calls or by a batch of usage that is written meanwhile, is less than a byte a round.
    private static long BytesOf(Func<object> round)
    {
        for (int warmUp = 0; warmUp < 100; warmUp++)
            round();
        // What the runtime does meanwhile, compiling anew for one, may land on this thread once; not every time.
        return Enumerable.Range(0, 5).Min(_ => BytesOfRounds(round));
    }

    private static long BytesOfRounds(Func<object> round)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = 0; number < Rounds; number++)
            round();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }

    private static long BytesOfLease() => BytesOf(static () => RuntimeHelpers.GetUninitializedObject(typeof(ConnectionLease<object>)));

    // In a debug build the compiler makes an object of the state of an async method, in a release build a value on the stack.
    private static long BytesOfState()
    {
        MethodInfo acquire = typeof(ConnectionManager).GetMethod("AcquireCoreAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;
        Type state = acquire.GetCustomAttribute<AsyncStateMachineAttribute>()!.StateMachineType.MakeGenericType(typeof(object));
        return state.IsValueType ? 0 : BytesOf(() => RuntimeHelpers.GetUninitializedObject(state));
    }
}
