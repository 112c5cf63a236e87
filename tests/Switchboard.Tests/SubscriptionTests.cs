namespace Switchboard.Tests;

public sealed class SubscriptionTests : ManagerTest
{
    [Fact]
    public async Task Callbacks_of_one_channel_share_one_subscription_and_the_last_one_ends_it()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        List<string> one = [];
        List<string> two = [];
        ISubscription first = connections.Subscribe<FakeClient, string>(client, "message", one.Add);
        ISubscription second = connections.Subscribe<FakeClient, string>(client, "message", two.Add);

        await client.EmitAsync("message", "a");
        first.Dispose();
        await client.EmitAsync("message", "b");

        Assert.Equal(1, client.Opened);
        Assert.Equal(["a"], one);
        Assert.Equal(["a", "b"], two);
        Assert.Empty(Log);
        await second.DisposeAsync();
        second.Dispose();
        Assert.Equal(["client ends message"], Log);
    }

    [Fact]
    public void Subscribing_after_the_last_one_left_subscribes_anew()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        connections.Subscribe<FakeClient, string>(client, "message", static _ => { }).Dispose();
        connections.Subscribe<FakeClient, string>(client, "message", static _ => { });

        Assert.Equal(2, client.Opened);
        Assert.Equal(1, connections.GetStatus("chat").Subscriptions);
    }

    [Fact]
    public async Task A_throwing_callback_does_not_stop_the_others()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        List<string> received = [];
        connections.Subscribe<FakeClient, string>(client, "message", static (string _) => throw new FormatException());
        connections.Subscribe<FakeClient, string>(client, "message", static _ => Task.FromException(new FormatException()));
        connections.Subscribe<FakeClient, string>(client, "message", received.Add);

        await client.EmitAsync("message", "a").Soon();
        await client.EmitAsync("message", "b").Soon();

        Assert.Equal(["a", "b"], received);
    }

    [Fact]
    public async Task A_callback_that_takes_its_time_does_not_hold_up_the_client()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        TaskCompletionSource handled = Waiting.Gate();
        TaskCompletionSource last = Waiting.Gate();
        List<string> received = [];
        connections.Subscribe<FakeClient, string>(client, "message", async message =>
        {
            received.Add(message);
            await handled.Task;
            if (message == "b")
                last.SetResult();
        });

        Assert.True(client.EmitAsync("message", "a").IsCompletedSuccessfully);
        Assert.True(client.EmitAsync("message", "b").IsCompletedSuccessfully);
        Assert.Equal(["a"], received);
        handled.SetResult();

        await last.Task.Soon();
        Assert.Equal(["a", "b"], received);
    }

    [Fact]
    public async Task A_client_waits_for_a_callback_that_asked_for_it()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        TaskCompletionSource handled = Waiting.Gate();
        var options = new SubscriptionOptions { Capacity = 1, Overflow = OverflowBehavior.Wait };
        connections.Subscribe<FakeClient, string>(client, "message", open: null, _ => handled.Task, options);

        await client.EmitAsync("message", "is being handled").Soon();
        await client.EmitAsync("message", "waits").Soon();
        Task emit = client.EmitAsync("message", "has no room");
        Assert.False(emit.IsCompleted);
        handled.SetResult();

        await emit.Soon();
    }

    [Fact]
    public async Task A_callback_may_subscribe_and_unsubscribe()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        List<string> received = [];
        ISubscription? itself = null;
        itself = connections.Subscribe<FakeClient, string>(client, "message", message =>
        {
            received.Add("first " + message);
            itself!.Dispose();
            connections.Subscribe<FakeClient, string>(client, "message", next => received.Add("second " + next));
        });

        await client.EmitAsync("message", "a").Soon();
        await client.EmitAsync("message", "b").Soon();

        Assert.Equal(["first a", "second b"], received);
    }

    [Fact]
    public void A_message_that_arrives_while_subscribing_may_subscribe_too()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client());
        int calls = 0;

        connections.Subscribe<FakeClient, string>(client, "message", (fake, receive) =>
        {
            _ = receive("current value");
            return fake.On("message", message => receive((string)message!));
        }, _ =>
        {
            if (++calls == 1)
                connections.Subscribe<FakeClient, string>(client, "message", static (string _) => { });
            return Task.CompletedTask;
        });

        Assert.Equal(1, client.Opened);
        Assert.Equal(2, connections.GetStatus("chat").Subscriptions);
    }

    [Fact]
    public async Task A_callback_may_sign_its_own_user_out_and_wait_for_it()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync(new ConnectionKey("chat", user: "anna"), () => Client()).Soon();
        FakeClient client = lease.Client;
        // As a hub connection does: it stops when its callbacks have ended.
        Task emit = Task.CompletedTask;
        client.OnDisconnect = _ => emit;
        TaskCompletionSource begun = Waiting.Gate();
        lease.Subscribe<string>("kicked", async _ =>
        {
            await begun.Task;
            await connections.SignOutAsync("anna");
        });

        emit = client.EmitAsync("kicked", "");
        begun.SetResult();

        await emit.Soon();
        await client.Disposed;
    }

    [Fact]
    public async Task A_subscribe_that_fails_is_not_remembered()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        Assert.Throws<IOException>(() => connections.Subscribe<FakeClient, string>(client, "message", static (_, _) => throw new IOException(), static _ => Task.CompletedTask));
        List<string> received = [];
        connections.Subscribe<FakeClient, string>(client, "message", received.Add);
        await client.EmitAsync("message", "a");

        Assert.Equal(["a"], received);
        Assert.Equal(1, connections.GetStatus("chat").Subscriptions);
    }

    [Fact]
    public async Task Subscriptions_outlive_a_restart_and_end_with_the_client()
    {
        ConnectionManager connections = Restarting();
        ConnectionLease<FakeClient> lease = await connections.AcquireAsync("chat", () => Client()).Soon();
        FakeClient client = lease.Client;
        List<string> received = [];
        lease.Subscribe<string>("message", received.Add);
        TaskCompletionSource stopped = Waiting.Gate();
        client.OnDisconnect = _ => stopped.Task;
        await lease.DisposeAsync();
        Clock.Advance(Linger);
        await client.DisconnectStarted.Task.Soon();
        Task<ConnectionLease<FakeClient>> again = connections.AcquireAsync("chat", () => Client()).AsTask();
        stopped.SetResult();
        await again.Soon();

        await client.EmitAsync("message", "after the restart");
        await connections.SignOutAsync(client).Soon();
        await client.EmitAsync("message", "after the close");

        Assert.Equal(["after the restart"], received);
        Assert.Contains("client ends message", Log);
        Assert.Throws<ObjectDisposedException>(() => connections.Subscribe<FakeClient, string>(client, "message", received.Add));
    }

    [Fact]
    public void Concurrent_subscribers_open_one_subscription()
    {
        ConnectionManager connections = Restarting();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        Parallel.For(0, 1_000, _ => connections.Subscribe<FakeClient, string>(client, "message", static (string _) => { }));

        Assert.Equal(1, client.Opened);
        Assert.Equal(1_000, connections.GetStatus("chat").Subscriptions);
    }

    [Fact]
    public void Without_a_connector_the_way_out_is_named()
    {
        ConnectionManager connections = Manager();
        FakeClient client = connections.GetOrCreate("chat", () => Client());

        var error = Assert.Throws<InvalidOperationException>(() => connections.Subscribe<FakeClient, string>(client, "message", static (string _) => { }));

        Assert.Contains("AddConnector", error.Message, StringComparison.Ordinal);
    }
}
