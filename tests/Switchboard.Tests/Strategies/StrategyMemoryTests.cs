namespace Switchboard.Tests;

public sealed class StrategyMemoryTests
{
    private static readonly IConnectStrategy[] s_strategies = [ConnectStrategy.Direct, ConnectStrategy.ExtendedTimeout, ConnectStrategy.LongPolling];
    private readonly ManualTimeProvider _clock = new();
    private readonly StrategyMemory _memory;

    public StrategyMemoryTests() => _memory = new StrategyMemory(_clock);

    [Fact]
    public void What_worked_last_comes_first_and_the_others_keep_their_order()
    {
        _memory.Remember("chat", ConnectStrategy.ExtendedTimeout);
        _memory.Remember("chat", ConnectStrategy.LongPolling);

        Assert.Equal([ConnectStrategy.LongPolling, ConnectStrategy.Direct, ConnectStrategy.ExtendedTimeout], _memory.Order("chat", s_strategies));
        Assert.Same(s_strategies, _memory.Order("other", s_strategies));
        Assert.Same(s_strategies, _memory.Order(new ConnectionKey("chat", "anna"), s_strategies));
    }

    [Fact]
    public void What_comes_first_anyway_or_is_not_there_changes_nothing()
    {
        _memory.Remember("chat", ConnectStrategy.Direct);
        _memory.Remember("other", ConnectStrategy.ServerSentEvents);

        Assert.Same(s_strategies, _memory.Order("chat", s_strategies));
        Assert.Same(s_strategies, _memory.Order("other", s_strategies));
    }

    [Fact]
    public void After_ten_minutes_it_is_forgotten()
    {
        _memory.Remember("chat", ConnectStrategy.LongPolling);

        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.NotSame(s_strategies, _memory.Order("chat", s_strategies));

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Same(s_strategies, _memory.Order("chat", s_strategies));
    }

    [Fact]
    public void Working_again_is_remembered_for_ten_minutes_more()
    {
        _memory.Remember("chat", ConnectStrategy.LongPolling);
        _clock.Advance(TimeSpan.FromMinutes(9));
        _memory.Remember("chat", ConnectStrategy.LongPolling);
        _clock.Advance(TimeSpan.FromMinutes(9));

        Assert.NotSame(s_strategies, _memory.Order("chat", s_strategies));
    }

    [Fact]
    public void Of_too_many_keys_the_oldest_are_forgotten()
    {
        for (int i = 0; i < StrategyMemory.Capacity; i++)
            _memory.Remember($"key {i}", ConnectStrategy.LongPolling);
        _memory.Remember("key 0", ConnectStrategy.LongPolling);
        _memory.Remember("one more", ConnectStrategy.LongPolling);

        Assert.NotSame(s_strategies, _memory.Order("key 0", s_strategies));
        Assert.Same(s_strategies, _memory.Order("key 1", s_strategies));
        Assert.NotSame(s_strategies, _memory.Order("key 2", s_strategies));
        Assert.NotSame(s_strategies, _memory.Order("one more", s_strategies));
    }

    [Fact]
    public void Where_nothing_is_remembered_nothing_is_allocated()
    {
        ConnectionKey key = "chat";
        _memory.Order(key, s_strategies);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            _memory.Order(key, s_strategies);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
