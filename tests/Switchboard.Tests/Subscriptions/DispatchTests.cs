namespace Switchboard.Tests;

public sealed class DispatchTests : SubscriptionTableTest
{
    private const string Overflowed = "A callback on channel message of connection chat has 2 messages waiting, the most it may: ";

    [Theory]
    [InlineData(OverflowBehavior.DropOldest, new[] { "a", "c", "d" })]
    [InlineData(OverflowBehavior.DropNewest, new[] { "a", "b", "c" })]
    public async Task What_a_slow_callback_has_no_room_for_is_dropped_and_counted(OverflowBehavior overflow, string[] expected)
    {
        await RestoreAsync();
        var slow = new SlowCallback(count: 3);
        ISubscription subscription = SubscribeAsync("message", slow.CallAsync, new SubscriptionOptions { Capacity = 2, Overflow = overflow });

        foreach (string message in (string[])["a", "b", "c", "d"])
            Assert.True(Wire.EmitAsync("message", message).IsCompletedSuccessfully);
        slow.Go();
        await slow.AllHandled;

        Assert.Equal(expected, slow.Received);
        Assert.Equal(1, subscription.Dropped);
        Assert.Equal(1, Table.Dropped);
        Assert.Equal([Overflowed + overflow + "."], Owner.Log.Entries);
    }

    [Fact]
    public async Task An_overflow_is_logged_once_until_the_callback_has_caught_up()
    {
        await RestoreAsync();
        TaskCompletionSource busy = new();
        ISubscription subscription = SubscribeAsync("message", _ => busy.Task, new SubscriptionOptions { Capacity = 2 });
        for (int i = 0; i < 10; i++)
            await Wire.EmitAsync("message", $"{i}");
        Assert.Equal([Overflowed + "DropOldest."], Owner.Log.Entries);

        // Where no synchronization context is in the way, what waits is handled before this returns.
        await Task.Run(busy.SetResult);
        busy = new TaskCompletionSource();
        for (int i = 0; i < 10; i++)
            await Wire.EmitAsync("message", $"{i}");

        Assert.Equal([Overflowed + "DropOldest.", Overflowed + "DropOldest."], Owner.Log.Entries);
        Assert.Equal(14, subscription.Dropped);
    }

    [Fact]
    public async Task A_sender_that_is_to_wait_goes_on_when_there_is_room()
    {
        await RestoreAsync();
        var slow = new SlowCallback(count: 4);
        ISubscription subscription = SubscribeAsync("message", slow.CallAsync, new SubscriptionOptions { Capacity = 2, Overflow = OverflowBehavior.Wait });
        foreach (string message in (string[])["a", "b", "c"])
            Assert.True(Wire.EmitAsync("message", message).IsCompletedSuccessfully);

        Task waits = Wire.EmitAsync("message", "d");
        Assert.False(waits.IsCompleted);
        slow.Go();

        await waits.Soon();
        await slow.AllHandled;
        Assert.Equal(["a", "b", "c", "d"], slow.Received);
        Assert.Equal(0, subscription.Dropped);
    }

    [Fact]
    public async Task A_sender_does_not_wait_for_a_callback_that_is_gone()
    {
        await RestoreAsync();
        var slow = new SlowCallback(count: 1);
        ISubscription subscription = SubscribeAsync("message", slow.CallAsync, new SubscriptionOptions { Capacity = 1, Overflow = OverflowBehavior.Wait });
        await Wire.EmitAsync("message", "a");
        await Wire.EmitAsync("message", "b");
        Task waits = Wire.EmitAsync("message", "c");

        subscription.Dispose();

        await waits.Soon();
        slow.Go();
        await slow.AllHandled;
        Assert.Equal(["a"], slow.Received);
    }

    [Fact]
    public async Task A_slow_callback_holds_up_no_other()
    {
        await RestoreAsync();
        var slow = new SlowCallback(count: 2);
        List<string> fast = [];
        SubscribeAsync("message", slow.CallAsync);
        Subscribe("message", fast.Add);

        await Wire.EmitAsync("message", "a");
        await Wire.EmitAsync("message", "b");

        Assert.Equal(["a", "b"], fast);
        Assert.Equal(["a"], slow.Received);
        slow.Go();
        await slow.AllHandled;
        Assert.Equal(["a", "b"], slow.Received);
    }

    [Fact]
    public async Task Every_callback_sees_the_messages_in_the_order_in_which_they_came()
    {
        await RestoreAsync();
        List<string> first = [];
        List<string> second = [];
        Subscribe("message", message =>
        {
            first.Add(message);
            if (message == "question")
                _ = Wire.EmitAsync("message", "answer");
        }, new SubscriptionOptions { Capacity = 1 });
        Subscribe("message", second.Add, new SubscriptionOptions { Capacity = 1 });

        await Wire.EmitAsync("message", "question");

        Assert.Equal(["question", "answer"], first);
        Assert.Equal(["question", "answer"], second);
        Assert.Equal(0, Table.Dropped);
    }

    [Fact]
    public async Task What_a_callback_throws_is_logged_and_stops_nothing()
    {
        await RestoreAsync();
        List<string> received = [];
        Subscribe("message", static _ => throw new FormatException());
        SubscribeAsync("message", static _ => Task.FromCanceled(new CancellationToken(canceled: true)));
        Subscribe("message", received.Add);

        await Wire.EmitAsync("message", "a");
        await Wire.EmitAsync("message", "b");

        Assert.Equal(["a", "b"], received);
        Assert.Equal(Enumerable.Repeat("A callback on channel message of connection chat failed.", 4), Owner.Log.Entries);
    }

    [Fact]
    public async Task A_callback_that_fails_on_every_one_of_many_waiting_messages_handles_them_all()
    {
        await RestoreAsync();
        TaskCompletionSource busy = Waiting.Gate();
        TaskCompletionSource last = Waiting.Gate();
        int calls = 0;
        SubscribeAsync("message", message =>
        {
            if (++calls == 1)
                return busy.Task;
            if (message == "last")
                last.SetResult();
            return Task.FromException(new FormatException());
        }, new SubscriptionOptions { Capacity = 100_000 });
        for (int i = 0; i < 20_000; i++)
            await Wire.EmitAsync("message", "next");
        await Wire.EmitAsync("message", "last");

        busy.SetResult();

        await last.Task.Soon();
        Assert.Equal(20_001, calls);
    }

    [Fact]
    public async Task A_callback_that_is_disposed_gets_nothing_more_not_even_what_waits()
    {
        await RestoreAsync();
        List<string> received = [];
        ISubscription? itself = null;
        itself = Subscribe("message", message =>
        {
            received.Add(message);
            _ = Wire.EmitLateAsync("message", "b");
            itself!.Dispose();
            _ = Wire.EmitLateAsync("message", "c");
        });
        Subscribe("message", static _ => { });

        await Wire.EmitAsync("message", "a");

        Assert.Equal(["a"], received);
    }

    [Fact]
    public async Task A_closed_connection_delivers_nothing()
    {
        await RestoreAsync();
        List<string> received = [];
        var slow = new SlowCallback(count: 1);
        Subscribe("message", received.Add);
        SubscribeAsync("message", slow.CallAsync);
        await Wire.EmitAsync("message", "a");
        await Wire.EmitAsync("message", "b");

        Owner.IsRetired = true;
        await Wire.EmitAsync("message", "c");
        slow.Go();
        await slow.AllHandled;

        Assert.Equal(["a", "b"], received);
        Assert.Equal(["a"], slow.Received);
    }

    [Fact]
    public async Task A_callback_runs_in_the_context_that_the_message_came_with_and_leaves_it_as_it_was()
    {
        await RestoreAsync();
        var ambient = new AsyncLocal<string>();
        List<string?> seen = [];
        for (int i = 0; i < 2; i++)
            Subscribe("message", _ =>
            {
                seen.Add(ambient.Value);
                ambient.Value = "changed by a callback";
            });

        ambient.Value = "first";
        await Wire.EmitAsync("message", "a");
        ambient.Value = "second";
        await Wire.EmitAsync("message", "b");

        Assert.Equal(["first", "first", "second", "second"], seen);
        Assert.Equal("second", ambient.Value);
    }

    [Fact]
    public async Task A_message_from_where_no_context_flows_is_delivered()
    {
        await RestoreAsync();
        List<string> received = [];
        Subscribe("message", received.Add);

        using (ExecutionContext.SuppressFlow())
            Assert.True(Wire.EmitAsync("message", "a").IsCompletedSuccessfully);

        Assert.Equal(["a"], received);
    }

    [Fact]
    public async Task Messages_from_many_threads_come_one_at_a_time_and_none_is_lost()
    {
        await RestoreAsync();
        int within = 0;
        int overlaps = 0;
        int[] last = new int[4];
        int disorders = 0;
        int calls = 0;
        TaskCompletionSource all = Waiting.Gate();
        Table.Subscribe<(int Thread, int Number)>("message", FakeWire.Open<(int, int)>(), keptByClient: false, message =>
        {
            overlaps += Interlocked.Increment(ref within) - 1;
            disorders += message.Number == last[message.Thread] + 1 ? 0 : 1;
            last[message.Thread] = message.Number;
            Interlocked.Decrement(ref within);
            if (++calls == 40_000)
                all.SetResult();
            return Task.CompletedTask;
        }, new SubscriptionOptions { Capacity = 100_000 }, openOn: null);

        Parallel.For(0, 4, thread =>
        {
            for (int i = 1; i <= 10_000; i++)
                _ = Wire.EmitAsync("message", (thread, i));
        });

        await all.Task.Soon();
        Assert.Equal((0, 0), (overlaps, disorders));
    }

    [Fact]
    public async Task Two_streams_with_the_same_messages_are_received_as_one()
    {
        await RestoreAsync();
        List<int> received = [];
        TaskCompletionSource all = Waiting.Gate();
        Table.Subscribe<int>("message", FakeWire.Open<int>(), keptByClient: false, message =>
        {
            received.Add(message);
            if (message == 5_000)
                all.SetResult();
            return Task.CompletedTask;
        }, new SubscriptionOptions { Capacity = 10_000 }, openOn: null);

        Parallel.For(0, 2, stream =>
        {
            for (int i = 1; i <= 5_000; i++)
                _ = Wire.EmitAsync("message", i, new ChannelPosition(i));
        });

        await all.Task.Soon();
        Assert.Equal(Enumerable.Range(1, 5_000), received);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task A_callback_that_ends_at_once_costs_no_allocation(int callbacks)
    {
        IChannelSink<int>? sink = null;
        int calls = 0;
        for (int i = 0; i < callbacks; i++)
            Table.Subscribe<int>("message", (binding, request, opened, token) =>
            {
                sink = opened;
                return binding.SubscribeAsync(request, opened, token);
            }, keptByClient: false, _ =>
            {
                calls++;
                return Task.CompletedTask;
            }, SubscriptionOptions.Default, openOn: null);
        await RestoreAsync();

        Receive(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Receive(10_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(10_100 * callbacks, calls);

        void Receive(int count)
        {
            for (int i = 0; i < count; i++)
                Assert.True(sink!.ReceiveAsync(i, new ChannelPosition(calls + 1)).IsCompletedSuccessfully);
        }
    }

    /// <summary>A callback that holds on to its first message until it is let go.</summary>
    private sealed class SlowCallback(int count)
    {
        private readonly TaskCompletionSource _go = Waiting.Gate();
        private readonly TaskCompletionSource _all = Waiting.Gate();

        public List<string> Received { get; } = [];
        public Task AllHandled => _all.Task.Soon();

        public async Task CallAsync(string message)
        {
            Received.Add(message);
            await _go.Task;
            if (Received.Count == count)
                _all.TrySetResult();
        }

        public void Go() => _go.SetResult();
    }
}
