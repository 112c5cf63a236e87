using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What users of other libraries complain of around closing, switching and subscribing twice, and want instead.</summary>
public sealed class ClosingComplaints
{
    private readonly ConcurrentQueue<string> _received = [];

    // 1. Stream Chat: a quick unmount and mount meets a client that is being disconnected.
    [Fact]
    public async Task A_page_that_is_left_and_entered_quickly_can_use_its_client()
    {
        await using var test = TestConnectionManager.Create(static options => options.Linger = TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            await using ConnectionLease<ScriptedClient> lease = await test.TakeAsync();
            await lease.Client.SendAsync("hello").Soon();
        })));

        Assert.Equal(50, test.Connector.Clients.Sum(static client => client.Sent.Count));
    }

    // 3. Stream Chat: the client is dead when the app comes back from the background.
    [Fact]
    public async Task An_app_that_comes_back_from_the_background_has_its_connection_and_its_channels()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);
        await test.AdvanceAsync(TimeSpan.FromHours(1));
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Suspended);

        test.Manager.NotifyActivity();
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Connected);
        await test.Connector.Client.EmitAsync("news", "a").Soon();

        Assert.Equal(["a"], _received);
    }

    // 6. Stream Chat: closing the connection for a while took the channels with it.
    [Fact]
    public async Task A_connection_that_is_suspended_keeps_its_subscriptions()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ISubscription news = lease.Subscribe<string>("news", _received.Enqueue);

        await test.AdvanceAsync(TimeSpan.FromHours(1));
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Suspended);

        Assert.Equal(1, lease.Status.Subscriptions);
        Assert.NotEqual(SubscriptionState.Ended, news.State);
    }

    // 8. Stream Chat: "already connecting" after a disconnect that did not wait for the first connect.
    [Fact]
    public async Task Connecting_again_before_the_first_connect_was_given_up_completely_works()
    {
        await using var test = TestConnectionManager.Create(static options => options.Linger = TimeSpan.Zero);
        test.Connector.NextConnects(ConnectScript.Hang());
        using var impatience = new CancellationTokenSource();
        Task<ConnectionLease<ScriptedClient>> given = test.TakeAsync(cancellationToken: impatience.Token);
        await test.UntilAsync(() => test.Connector.Connections.Count == 1);

        await impatience.CancelAsync();
        await using var lease = await test.TakeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    // 9. Pusher: after the network was gone a connect says that it is connected already, and only a new instance works.
    [Fact]
    public async Task The_same_client_connects_again_after_the_network_was_gone()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ScriptedClient client = lease.Client;

        test.Network.IsOnline = false;
        await test.AdvanceAsync(Taking.FirstDelay);
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Offline);
        test.Network.IsOnline = true;
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Connected);

        Assert.Same(client, lease.Client);
        await lease.Client.SendAsync("hello").Soon();
    }

    // 11. Supabase: an effect that runs twice closes the second channel of the same topic.
    [Fact]
    public async Task Leaving_a_channel_by_one_component_leaves_it_to_the_other()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ISubscription first = lease.Subscribe<string>("news", static _ => { });
        lease.Subscribe<string>("news", _received.Enqueue);

        await first.DisposeAsync();
        await lease.Client.EmitAsync("news", "a").Soon();

        Assert.Equal(["news"], lease.Client.Subscribed);
        Assert.Equal(["a"], _received);
    }

    // 15. SignalR: every visit of a page adds one more handler, and after three visits each message comes three times.
    [Fact]
    public async Task A_page_that_is_visited_three_times_gets_each_message_once()
    {
        await using var test = TestConnectionManager.Create();
        for (int visits = 0; visits < 3; visits++)
        {
            await using ConnectionLease<ScriptedClient> page = await test.TakeAsync();
            await using ISubscription subscription = page.Subscribe<string>("news", _received.Enqueue);
            await page.Client.EmitAsync("news", $"visit {visits}").Soon();
        }

        Assert.Equal(["visit 0", "visit 1", "visit 2"], _received);
        Assert.Empty(test.Connector.Client.Wire);
    }

    // 17. SignalR: a callback for closing or reconnecting cannot be taken out again.
    [Fact]
    public async Task A_handler_of_a_loss_can_be_taken_out()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        Action<ConnectionStatus> handler = _ => _received.Enqueue("taken out");
        lease.ConnectionLost += handler;
        lease.ConnectionLost += _ => _received.Enqueue("stays");
        lease.ConnectionLost -= handler;

        test.Connector.Client.Drop();
        await test.UntilAsync(() => !_received.IsEmpty);

        Assert.Equal(["stays"], _received);
    }
}
