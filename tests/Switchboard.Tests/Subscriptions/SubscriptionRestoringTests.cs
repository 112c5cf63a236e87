namespace Switchboard.Tests;

public sealed class SubscriptionRestoringTests : SubscriptionTableTest
{
    [Fact]
    public async Task Everything_is_restored_in_the_order_of_subscription()
    {
        await RestoreAsync();
        string[] channels = [.. Enumerable.Range(0, 20).Select(static i => $"channel {i}")];
        foreach (string channel in channels)
            Subscribe(channel, static _ => { });
        // Whoever leaves and comes back is at the end of the line.
        ISubscription late = Subscribe("late", static _ => { });
        await late.DisposeAsync();
        Lose();
        Subscribe("late", static _ => { });
        int before = Wire.Log.Count;

        Assert.Empty(await RestoreAsync());

        Assert.Equal([.. channels.Append("late").Select(static channel => "+" + channel)], Wire.Log.Skip(before));
    }

    [Fact]
    public async Task Restoring_waits_for_every_confirmation()
    {
        TaskCompletionSource confirmed = Waiting.Gate();
        Wire.OnSubscribe = (request, _) => request.Channel == "slow" ? confirmed.Task : Task.CompletedTask;
        ISubscription slow = Subscribe("slow", static _ => { });
        ISubscription fast = Subscribe("fast", static _ => { });
        Task<IReadOnlyList<string>> restored = RestoreAsync();

        await fast.ReadyAsync().Soon();
        Assert.False(restored.IsCompleted);
        confirmed.SetResult();

        Assert.Empty(await restored);
        Assert.Equal(SubscriptionState.Active, slow.State);
    }

    [Fact]
    public async Task One_failure_stops_no_other_and_is_told()
    {
        Wire.OnSubscribe = static (request, _) => request.Channel == "b" ? throw new IOException("refused") : Task.CompletedTask;
        foreach (string channel in (string[])["a", "b", "c"])
            Subscribe(channel, static _ => { });

        Assert.Equal(["b"], await RestoreAsync());

        Assert.Equal(["a", "c"], Wire.Live);
        Assert.Equal(["b"], Table.FailedChannels);
    }

    [Fact]
    public async Task A_restore_that_is_given_up_ends_at_once_and_is_completed_by_the_retry()
    {
        TaskCompletionSource confirmed = Waiting.Gate();
        using var cancellation = new CancellationTokenSource();
        Wire.OnSubscribe = (request, _) =>
        {
            if (request.Channel == "a")
                cancellation.Cancel();
            return confirmed.Task;
        };
        Subscribe("a", static _ => { });
        ISubscription b = Subscribe("b", static _ => { });

        Assert.Equal(["a", "b"], await Table.RestoreAsync(Wire, cancellation.Token).Soon());
        Assert.Equal(["+a"], Wire.Log);
        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => b.ReadyAsync().Soon());
        Assert.Equal($"The subscription to channel 'b' of connection '{Owner.Name}' was not confirmed in time.", late.Message);
        confirmed.SetResult();

        Assert.Empty(await RestoreAsync());
        Assert.Equal(["a", "b"], Wire.Live.Order());
    }

    [Fact]
    public async Task A_retry_waits_until_what_was_given_up_is_off_the_wire()
    {
        TaskCompletionSource late = Waiting.Gate();
        using var cancellation = new CancellationTokenSource();
        CancellationToken given = default;
        Wire.OnSubscribe = (_, token) =>
        {
            given = token;
            cancellation.Cancel();
            return late.Task;
        };
        ISubscription subscription = Subscribe("a", static _ => { });
        Assert.Equal(["a"], await Table.RestoreAsync(Wire, cancellation.Token).Soon());
        Assert.True(given.IsCancellationRequested);
        Wire.OnSubscribe = static (_, _) => Task.CompletedTask;

        Task<IReadOnlyList<string>> retried = RestoreAsync();
        Assert.False(retried.IsCompleted);
        Assert.Equal(["+a"], Wire.Log);
        late.SetResult();

        Assert.Empty(await retried);
        Assert.Equal(["+a", "-a", "+a"], Wire.Log);
        Assert.Equal(["a"], Wire.Live);
        Assert.Equal(SubscriptionState.Active, subscription.State);
    }

    [Fact]
    public async Task What_was_given_up_and_listens_to_its_token_holds_up_no_retry()
    {
        using var cancellation = new CancellationTokenSource();
        Wire.OnSubscribe = (_, token) =>
        {
            cancellation.Cancel();
            return Task.Delay(Timeout.Infinite, token);
        };
        Subscribe("a", static _ => { });
        Assert.Equal(["a"], await Table.RestoreAsync(Wire, cancellation.Token).Soon());
        Wire.OnSubscribe = static (_, _) => Task.CompletedTask;

        Assert.Empty(await RestoreAsync());

        Assert.Equal(["+a", "+a"], Wire.Log);
        Assert.Equal(["a"], Wire.Live);
    }

    [Fact]
    public async Task What_was_subscribed_during_the_restore_is_open_too()
    {
        TaskCompletionSource confirmed = Waiting.Gate();
        Wire.OnSubscribe = (request, _) => request.Channel == "first" ? confirmed.Task : Task.CompletedTask;
        Subscribe("first", static _ => { });
        Task restored = RestoreAsync();

        ISubscription second = Subscribe("second", static _ => { });

        Assert.Equal(SubscriptionState.Active, second.State);
        confirmed.SetResult();
        await restored;
        Assert.Equal(["+first", "+second"], Wire.Log);
    }

    [Fact]
    public async Task A_loss_ends_the_wait_and_the_next_restore_opens_all()
    {
        Wire.OnSubscribe = static (_, token) => Task.Delay(Timeout.Infinite, token);
        ISubscription subscription = Subscribe("message", static _ => { });
        Task<IReadOnlyList<string>> restored = RestoreAsync();

        Lose();

        Assert.Empty(await restored);
        Assert.Equal(SubscriptionState.Pending, subscription.State);
        Wire.OnSubscribe = static (_, _) => Task.CompletedTask;
        await RestoreAsync();
        Assert.Equal(SubscriptionState.Active, subscription.State);
    }

    [Fact]
    public async Task An_unsubscribe_that_the_old_connection_never_answers_holds_up_nothing()
    {
        await RestoreAsync();
        Wire.OnUnsubscribe = static _ => new TaskCompletionSource().Task;
        Task ended = Subscribe("message", static _ => { }).DisposeAsync().AsTask();
        ISubscription next = Subscribe("message", static _ => { });

        Lose();
        await ended.Soon();
        await RestoreAsync();

        Assert.Equal(SubscriptionState.Active, next.State);
        Assert.Equal(["+message", "-message", "+message"], Wire.Log);
    }

    [Fact]
    public async Task Nothing_more_is_opened_on_a_connection_that_is_lost_during_its_restore()
    {
        Wire.OnSubscribe = (_, _) =>
        {
            Lose();
            return Task.CompletedTask;
        };
        Subscribe("a", static _ => { });
        Subscribe("b", static _ => { });

        Assert.Empty(await RestoreAsync());

        Assert.Equal(["+a"], Wire.Log);
    }

    [Fact]
    public async Task Whoever_still_knows_the_old_client_subscribes_on_the_new_one()
    {
        var next = new FakeWire();
        await RestoreAsync(next);

        Table.Subscribe("message", FakeWire.Open<string>(), keptByClient: true, static _ => Task.CompletedTask, SubscriptionOptions.Default, openOn: Wire);

        Assert.Equal(["message"], next.Live);
        Assert.Empty(Wire.Log);
    }

    [Fact]
    public async Task What_the_client_keeps_is_opened_once_for_each_client()
    {
        ISubscription kept = Table.Subscribe(
            "message", FakeWire.Open<string>(), keptByClient: true, static _ => Task.CompletedTask, SubscriptionOptions.Default, Wire);
        Assert.Equal(SubscriptionState.Active, kept.State);
        await RestoreAsync();
        Table.Detach(clientIsGone: false);
        await RestoreAsync();
        Assert.Equal(["+message"], Wire.Log);

        Table.Detach(clientIsGone: true);
        Assert.Equal(["+message", "-message"], Wire.Log);
        Assert.Equal(SubscriptionState.Pending, kept.State);
        var next = new FakeWire();
        await RestoreAsync(next);

        Assert.Equal(["message"], next.Live);
        Assert.Empty(Wire.Live);
    }

    [Fact]
    public async Task What_was_kept_by_a_client_that_was_replaced_moves_to_the_new_one()
    {
        Table.Subscribe("message", FakeWire.Open<string>(), keptByClient: true, static _ => Task.CompletedTask, SubscriptionOptions.Default, Wire);
        var next = new FakeWire();

        await RestoreAsync(next);

        Assert.Equal(["message"], next.Live);
        Assert.Empty(Wire.Live);
    }

    [Fact]
    public async Task A_message_of_an_old_connection_is_ignored()
    {
        await RestoreAsync();
        List<string> received = [];
        Subscribe("message", received.Add);
        await Wire.EmitAsync("message", "a");
        Lose();
        await Wire.EmitLateAsync("message", "late");
        await RestoreAsync();

        await Wire.EmitLateAsync("message", "b");

        Assert.Equal(["a", "b"], received);
        Assert.Equal(2, Owner.Messages);
    }

    [Fact]
    public async Task The_last_position_is_handed_on_and_repeats_are_dropped()
    {
        await RestoreAsync();
        List<string> received = [];
        Subscribe("message", received.Add);
        await Wire.EmitAsync("message", "a", new ChannelPosition(1));
        await Wire.EmitAsync("message", "b", new ChannelPosition(2, Id: "b"));
        Lose();
        await RestoreAsync();

        Assert.Equal([new ChannelRequest("message"), new ChannelRequest("message", new ChannelPosition(2, Id: "b"))], Wire.Requests);
        await Wire.EmitAsync("message", "b", new ChannelPosition(2, Id: "b"));
        await Wire.EmitAsync("message", "c", new ChannelPosition(3));

        Assert.Equal(["a", "b", "c"], received);
        Assert.Equal(4, Owner.Messages);
    }

    [Fact]
    public async Task A_poll_goes_on_from_the_stream_and_the_stream_from_the_poll()
    {
        await RestoreAsync();
        List<string> received = [];
        Subscribe("message", received.Add);
        Subscribe("message", static _ => { });
        await Wire.EmitAsync("message", "a", new ChannelPosition(1));
        Lose();
        List<ChannelRequest> polls = [];
        IChannelSink<string>? polled = null;
        Wire.OnPoll = async (request, sink) =>
        {
            polls.Add(request);
            polled = sink;
            await sink.ReceiveAsync("a", new ChannelPosition(1));
            await sink.ReceiveAsync("b", new ChannelPosition(2));
        };

        await Table.PollAsync(Wire, CancellationToken.None).Soon();
        await polled!.ReceiveAsync("too late", new ChannelPosition(9));
        await RestoreAsync();
        await Wire.EmitAsync("message", "b", new ChannelPosition(2));
        await Wire.EmitAsync("message", "c", new ChannelPosition(3));

        Assert.Equal(["a", "b", "c"], received);
        Assert.Equal([new ChannelRequest("message", new ChannelPosition(1))], polls);
        Assert.Equal(new ChannelPosition(2), Wire.Requests[^1].Position);
    }

    [Fact]
    public async Task A_poll_that_fails_stops_no_other()
    {
        List<string> received = [];
        Subscribe("a", static _ => { });
        Subscribe("b", received.Add);
        Wire.OnPoll = static (request, sink) =>
            request.Channel == "a" ? throw new IOException("refused") : sink.ReceiveAsync("found").AsTask();

        await Assert.ThrowsAsync<IOException>(() => Table.PollAsync(Wire, CancellationToken.None).Soon());

        Assert.Equal(["found"], received);
    }

    [Fact]
    public async Task What_a_poll_brings_after_it_was_ended_is_ignored()
    {
        List<string> received = [];
        Subscribe("message", received.Add);
        using var cancellation = new CancellationTokenSource();
        TaskCompletionSource fetched = Waiting.Gate();
        Wire.OnPoll = async (_, sink) =>
        {
            await fetched.Task;
            await sink.ReceiveAsync("late");
        };
        Task poll = Table.PollAsync(Wire, cancellation.Token);

        await cancellation.CancelAsync();
        fetched.SetResult();
        await poll.Soon();

        Assert.Empty(received);
    }

    private void Lose()
    {
        Wire.Drop();
        Table.Detach(clientIsGone: false);
    }
}
