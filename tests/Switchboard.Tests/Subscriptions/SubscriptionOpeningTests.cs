namespace Switchboard.Tests;

public sealed class SubscriptionOpeningTests : SubscriptionTableTest
{
    [Fact]
    public async Task Callbacks_of_one_channel_and_type_are_one_subscription_on_the_wire()
    {
        await RestoreAsync();
        ISubscription first = Subscribe("message", static _ => { });
        ISubscription second = Subscribe("message", static _ => { });
        ISubscription numbers = Table.Subscribe<int>(
            "message", FakeWire.Open<int>(), keptByClient: false, static _ => Task.CompletedTask, SubscriptionOptions.Default, openOn: null);

        Assert.Equal(["+message", "+message"], Wire.Log);
        Assert.Equal((3, 2), (Table.CallbackCount, Table.ChannelCount));
        await first.DisposeAsync();
        await numbers.DisposeAsync();
        Assert.Equal(["message"], Wire.Live);
        await second.DisposeAsync();

        Assert.Empty(Wire.Live);
        Assert.Equal((0, 0), (Table.CallbackCount, Table.ChannelCount));
    }

    [Fact]
    public async Task Without_a_connection_a_subscription_waits_for_it()
    {
        ISubscription subscription = Subscribe("message", static _ => { });
        Task ready = subscription.ReadyAsync();

        Assert.Equal(SubscriptionState.Pending, subscription.State);
        Assert.False(ready.IsCompleted);
        Assert.Empty(Wire.Log);
        await RestoreAsync();

        await ready.Soon();
        Assert.Equal(SubscriptionState.Active, subscription.State);
        Assert.Equal(["message"], Wire.Live);
    }

    [Fact]
    public async Task A_subscription_is_active_when_the_other_side_has_confirmed()
    {
        await RestoreAsync();
        TaskCompletionSource confirmed = Waiting.Gate();
        Wire.OnSubscribe = (_, _) => confirmed.Task;
        ISubscription subscription = Subscribe("message", static _ => { });
        Task ready = subscription.ReadyAsync();

        Assert.Equal(SubscriptionState.Pending, subscription.State);
        confirmed.SetResult();

        await ready.Soon();
        Assert.Equal(SubscriptionState.Active, subscription.State);
        Assert.True(subscription.ReadyAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_ends_and_no_other()
    {
        ISubscription subscription = Subscribe("message", static _ => { });
        using var impatience = new CancellationTokenSource();
        Task impatient = subscription.ReadyAsync(impatience.Token);
        Task patient = subscription.ReadyAsync();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        await RestoreAsync();

        await patient.Soon();
    }

    [Fact]
    public async Task A_refusal_that_comes_later_is_a_state_and_is_tried_again()
    {
        await RestoreAsync();
        TaskCompletionSource answered = Waiting.Gate();
        Wire.OnSubscribe = (_, _) => answered.Task;
        ISubscription subscription = Subscribe("message", static _ => { });
        Task ready = subscription.ReadyAsync();
        answered.SetException(new IOException("refused"));

        await Assert.ThrowsAsync<IOException>(() => ready.Soon());
        Assert.Equal(SubscriptionState.Failed, subscription.State);
        Assert.Equal(["message"], Table.FailedChannels);
        await Assert.ThrowsAsync<IOException>(() => subscription.ReadyAsync());
        await Owner.Log.Logged("Channel message of connection chat could not be subscribed, 403: No.");
        Assert.Equal(["message"], await RestoreAsync());
        Wire.OnSubscribe = static (_, _) => Task.CompletedTask;

        Assert.Empty(await RestoreAsync());
        Assert.Empty(Table.FailedChannels);
        Assert.Equal(SubscriptionState.Active, subscription.State);
    }

    [Fact]
    public async Task A_refusal_at_once_is_thrown_and_leaves_nothing()
    {
        await RestoreAsync();
        Wire.OnSubscribe = static (_, _) => throw new IOException("refused");

        Assert.Throws<IOException>(() => Subscribe("message", static _ => { }));

        Assert.Equal((0, 0), (Table.CallbackCount, Table.ChannelCount));
        Assert.Empty(Table.FailedChannels);
        Wire.OnSubscribe = static (_, _) => Task.CompletedTask;
        Assert.Equal(SubscriptionState.Active, Subscribe("message", static _ => { }).State);
    }

    [Fact]
    public void An_opener_that_returns_nothing_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Table.Subscribe<string>(
            "message", ChannelOpeners.ByCall<object, string>(static (_, _) => null!), keptByClient: true,
            static _ => Task.CompletedTask, SubscriptionOptions.Default, Wire));

        Assert.Equal("The subscribe call for channel 'message' of connection 'chat' returned nothing to end the subscription with.", error.Message);
    }

    [Fact]
    public async Task A_loss_during_the_subscribe_is_not_the_callers_problem()
    {
        await RestoreAsync();
        Wire.OnSubscribe = (_, _) =>
        {
            Table.Detach(clientIsGone: false);
            throw new IOException("lost");
        };
        ISubscription subscription = Subscribe("message", static _ => { });

        Assert.Equal(SubscriptionState.Pending, subscription.State);
        Wire.OnSubscribe = static (_, _) => Task.CompletedTask;
        Assert.Empty(await RestoreAsync());

        Assert.Equal(SubscriptionState.Active, subscription.State);
    }

    [Fact]
    public async Task Whoever_comes_while_the_client_is_being_called_waits_and_fares_alike()
    {
        await RestoreAsync();
        TaskCompletionSource called = Waiting.Gate();
        using var answer = new ManualResetEventSlim();
        Wire.OnSubscribe = (_, _) =>
        {
            called.TrySetResult();
            answer.Wait();
            throw new IOException("refused");
        };
        Task<ISubscription> first = Task.Run(() => Subscribe("message", static _ => { }));
        await called.Task.Soon();
        Task<ISubscription> second = Task.Run(() => Subscribe("message", static _ => { }));
        await Task.Run(() => SpinWait.SpinUntil(() => Table.CallbackCount == 2)).Soon();
        answer.Set();

        await Assert.ThrowsAsync<IOException>(() => first.Soon());
        await Assert.ThrowsAsync<IOException>(() => second.Soon());
        Assert.Equal(0, Table.CallbackCount);
        Assert.Equal(["+message"], Wire.Log);
    }

    [Fact]
    public async Task A_subscribe_waits_for_the_unsubscribe_before_it()
    {
        await RestoreAsync();
        TaskCompletionSource unsubscribed = Waiting.Gate();
        Wire.OnUnsubscribe = _ => unsubscribed.Task;
        ISubscription first = Subscribe("message", static _ => { });
        Task ended = first.DisposeAsync().AsTask();

        ISubscription second = Subscribe("message", static _ => { });

        Assert.False(ended.IsCompleted);
        Assert.Equal(SubscriptionState.Pending, second.State);
        Assert.Equal(["+message", "-message"], Wire.Log);
        unsubscribed.SetResult();
        await ended.Soon();
        await second.ReadyAsync().Soon();
        Assert.Equal(["+message", "-message", "+message"], Wire.Log);
        Assert.Equal(["message"], Wire.Live);
    }

    [Fact]
    public async Task Subscribes_and_unsubscribes_that_race_never_overlap_on_the_wire()
    {
        await RestoreAsync();
        int overlaps = 0;
        Wire.OnSubscribe = async (_, _) =>
        {
            await Task.Yield();
            if (Wire.Live.Count > 0)
                Interlocked.Increment(ref overlaps);
        };
        Wire.OnUnsubscribe = static async _ => await Task.Yield();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 250; i++)
                await Subscribe("message", static _ => { }).DisposeAsync();
        }))).Soon();
        ISubscription last = Subscribe("message", static _ => { });
        await last.ReadyAsync().Soon();

        Assert.Equal(0, overlaps);
        Assert.Equal(["message"], Wire.Live);
    }

    [Fact]
    public async Task An_unsubscribe_cancels_a_subscribe_that_is_under_way()
    {
        await RestoreAsync();
        CancellationToken wanted = default;
        Wire.OnSubscribe = (_, token) =>
        {
            wanted = token;
            return Task.Delay(Timeout.Infinite, token);
        };
        ISubscription subscription = Subscribe("message", static _ => { });
        Task ready = subscription.ReadyAsync();

        await subscription.DisposeAsync().Soon();

        Assert.True(wanted.IsCancellationRequested);
        var error = await Assert.ThrowsAsync<ObjectDisposedException>(() => ready.Soon());
        Assert.StartsWith("The subscription to channel 'message' of connection 'chat' is disposed; subscribe anew.", error.Message, StringComparison.Ordinal);
        Assert.Equal(SubscriptionState.Ended, subscription.State);
        Assert.Empty(Owner.Log.Entries);
    }

    [Fact]
    public async Task What_is_confirmed_after_nobody_wants_it_is_unsubscribed()
    {
        await RestoreAsync();
        TaskCompletionSource confirmed = Waiting.Gate();
        Wire.OnSubscribe = (_, _) => confirmed.Task;
        ISubscription subscription = Subscribe("message", static _ => { });
        Task ended = subscription.DisposeAsync().AsTask();

        Assert.False(ended.IsCompleted);
        confirmed.SetResult();

        await ended.Soon();
        Assert.Equal(["+message", "-message"], Wire.Log);
        Assert.Empty(Wire.Live);
    }

    [Fact]
    public async Task An_unsubscribe_that_fails_is_logged()
    {
        await RestoreAsync();
        Wire.OnUnsubscribe = static _ => throw new IOException("lost");

        await Subscribe("message", static _ => { }).DisposeAsync().Soon();

        Assert.Equal(["Ending the subscription to channel message of connection chat failed."], Owner.Log.Entries);
    }

    [Fact]
    public async Task Disposing_again_waits_for_the_same_unsubscribe()
    {
        await RestoreAsync();
        TaskCompletionSource unsubscribed = Waiting.Gate();
        Wire.OnUnsubscribe = _ => unsubscribed.Task;
        ISubscription subscription = Subscribe("message", static _ => { });
        subscription.Dispose();

        Task again = subscription.DisposeAsync().AsTask();

        Assert.False(again.IsCompleted);
        unsubscribed.SetResult();
        await again.Soon();
        Assert.Equal(["+message", "-message"], Wire.Log);
    }

    [Fact]
    public async Task A_callback_that_ends_itself_does_not_wait_for_its_own_client()
    {
        await RestoreAsync();
        TaskCompletionSource unsubscribed = Waiting.Gate();
        Wire.OnUnsubscribe = _ => unsubscribed.Task;
        TaskCompletionSource ended = Waiting.Gate();
        ISubscription? itself = null;
        itself = SubscribeAsync("message", async _ =>
        {
            await Task.Yield();
            await itself!.DisposeAsync();
            ended.SetResult();
        });

        await Wire.EmitAsync("message", "a").Soon();

        await ended.Task.Soon();
        Assert.False(itself.DisposeAsync().IsCompleted);
        unsubscribed.SetResult();
        await itself.DisposeAsync().Soon();
    }

    [Fact]
    public async Task Closing_ends_everything_for_good()
    {
        await RestoreAsync();
        ISubscription open = Subscribe("message", static _ => { });
        Wire.OnSubscribe = static (_, token) => Task.Delay(Timeout.Infinite, token);
        ISubscription pending = Subscribe("other", static _ => { });
        Task ready = pending.ReadyAsync();

        Table.Close();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ready.Soon());
        Assert.Equal(SubscriptionState.Ended, open.State);
        Assert.Equal(SubscriptionState.Ended, pending.State);
        var error = await Assert.ThrowsAsync<ObjectDisposedException>(() => open.ReadyAsync());
        Assert.StartsWith("The connection 'chat' is closed.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => Subscribe("message", static _ => { }));
        Assert.Empty(Wire.Live);
        Assert.Equal((0, 0), (Table.CallbackCount, Table.ChannelCount));
        await open.DisposeAsync().Soon();
        Table.Close();
    }
}
