using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Subscriptions from the first connect through losses, seen from who took the lease.</summary>
public sealed class ManagedSubscriptionTests
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);
    private readonly ConcurrentQueue<string> _received = [];

    [Fact]
    public async Task A_connection_is_connected_when_every_subscription_is_confirmed_and_not_before()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient client = test.Manager.GetOrCreate(Taking.Chat, static () => new ScriptedClient());
        ISubscription news = test.Manager.Subscribe<ScriptedClient, string>(client, "news", _received.Enqueue);
        test.Connector.Withhold("news");
        Task connect = test.Manager.ConnectAsync(client);

        await test.WaitForPhaseAsync(Taking.Chat, ConnectionPhase.Synchronizing);
        await test.UntilAsync(() => client.Subscribed.Count == 1);
        Assert.False(connect.IsCompleted);
        Assert.Equal(SubscriptionState.Pending, news.State);

        test.Connector.Confirm("news");
        await connect.Soon();
        Assert.Equal(ConnectionPhase.Connected, test.Manager.GetStatus(Taking.Chat).Phase);
        Assert.Equal(SubscriptionState.Active, news.State);
    }

    [Fact]
    public async Task A_channel_that_is_refused_degrades_the_connection_and_leaves_the_others()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient client = test.Manager.GetOrCreate(Taking.Chat, static () => new ScriptedClient());
        ISubscription secret = test.Manager.Subscribe<ScriptedClient, string>(client, "secret", static _ => { });
        test.Manager.Subscribe<ScriptedClient, string>(client, "news", _received.Enqueue);
        test.Connector.Refuse("secret");

        await test.Manager.ConnectAsync(client).Soon();
        await client.EmitAsync("news", "a").Soon();

        ConnectionStatus status = test.Manager.GetStatus(Taking.Chat);
        Assert.Equal(ConnectionPhase.Degraded, status.Phase);
        Assert.True(status.IsUsable);
        Assert.Equal(["secret"], status.FailedChannels);
        Assert.Equal(SubscriptionState.Failed, secret.State);
        Assert.Equal(["a"], _received);
        ConnectionFaultException refusal = await Assert.ThrowsAsync<ConnectionFaultException>(() => secret.ReadyAsync());
        Assert.Equal(FailureKind.Refused, refusal.Kind);
    }

    [Fact]
    public async Task A_channel_that_failed_is_tried_again_and_the_connection_is_whole()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient client = test.Manager.GetOrCreate(Taking.Chat, static () => new ScriptedClient());
        ISubscription news = test.Manager.Subscribe<ScriptedClient, string>(client, "news", _received.Enqueue);
        test.Connector.Refuse("news");
        await test.Manager.ConnectAsync(client).Soon();

        test.Connector.Confirm("news");
        await test.AdvanceAsync(s_heartbeat);

        ConnectionStatus status = await test.WaitForPhaseAsync(Taking.Chat, ConnectionPhase.Connected);
        Assert.Empty(status.FailedChannels);
        Assert.Equal(SubscriptionState.Active, news.State);
        Assert.Equal(["news"], client.Wire);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task A_channel_that_nobody_answers_for_does_not_hold_up_the_connection_for_ever()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient client = test.Manager.GetOrCreate(Taking.Chat, static () => new ScriptedClient());
        ISubscription news = test.Manager.Subscribe<ScriptedClient, string>(client, "news", _received.Enqueue);
        test.Connector.Withhold("news");
        Task connect = test.Manager.ConnectAsync(client);
        await test.UntilAsync(() => client.Subscribed.Count == 1);

        await test.AdvanceAsync(new ConnectionManagerOptions().ConnectTimeout);
        await connect.Soon();

        Assert.Equal(["news"], test.Manager.GetStatus(Taking.Chat).FailedChannels);
        TimeoutException timeout = await Assert.ThrowsAsync<TimeoutException>(() => news.ReadyAsync());
        Assert.Equal("The subscription to channel 'news' of connection 'chat' was not confirmed in time.", timeout.Message);
    }

    [Fact]
    public async Task After_a_loss_everything_is_subscribed_once_more_in_the_order_in_which_it_was()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ISubscription left = lease.Subscribe<string>("left", static _ => { });
        foreach (string channel in (string[])["b", "c", "a"])
            lease.Subscribe<string>(channel, _received.Enqueue);
        lease.Subscribe<string>("a", _received.Enqueue);

        test.Connector.Client.Drop();
        await left.DisposeAsync();
        await test.ReconnectAsync();

        Assert.Equal(["left", "b", "c", "a", "b", "c", "a"], test.Connector.Client.Subscribed);
        Assert.Equal(["b", "c", "a"], test.Connector.Client.Wire);
        await test.Connector.Client.EmitAsync("a", "once for each callback").Soon();
        Assert.Equal(["once for each callback", "once for each callback"], _received);
    }

    [Fact]
    public async Task What_the_client_keeps_is_subscribed_once_however_often_it_reconnects()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.Restartable | ConnectorTraits.KeepsSubscriptions);
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);

        for (int losses = 0; losses < 3; losses++)
        {
            test.Connector.Client.Drop();
            await test.ReconnectAsync();
        }

        Assert.Equal(["news"], test.Connector.Client.Subscribed);
        await test.Connector.Client.EmitAsync("news", "a").Soon();
        Assert.Equal(["a"], _received);
    }

    [Fact]
    public async Task Subscriptions_move_to_the_client_that_replaces_a_lost_one_and_the_old_one_is_not_heard_any_more()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);
        ScriptedConnection first = test.Connector.Connections[0];

        first.Client.Drop();
        await test.ReconnectAsync();
        await first.EmitAsync("news", "too late").Soon();
        await lease.Client.EmitAsync("news", "a").Soon();

        Assert.NotSame(first.Client, lease.Client);
        Assert.Equal(["news"], lease.Client.Wire);
        Assert.Equal(["a"], _received);
    }

    [Fact]
    public async Task A_client_that_gets_its_connection_back_by_itself_has_its_subscriptions_back_too()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);

        test.Connector.Client.BeginReconnect();
        await test.WaitForPhaseAsync(Taking.Chat, ConnectionPhase.Reconnecting);
        test.Connector.Client.CompleteReconnect();
        await test.WaitForPhaseAsync(Taking.Chat, ConnectionPhase.Connected);

        Assert.Equal(["news"], test.Connector.Client.Wire);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task What_is_subscribed_while_the_connection_is_lost_is_there_when_it_is_back()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        test.Connector.Client.Drop();

        ISubscription news = lease.Subscribe<string>("news", _received.Enqueue);
        Assert.Equal(SubscriptionState.Pending, news.State);
        Task ready = news.ReadyAsync();
        await test.ReconnectAsync();

        await ready.Soon();
        await test.Connector.Client.EmitAsync("news", "a").Soon();
        Assert.Equal(["a"], _received);
    }

    [Fact]
    public async Task A_channel_goes_on_after_its_last_message_and_repeats_are_dropped()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);
        await test.Connector.Client.EmitAsync("news", "a", new ChannelPosition(Sequence: 5)).Soon();

        test.Connector.Client.Drop();
        await test.ReconnectAsync();
        await test.Connector.Client.EmitAsync("news", "a", new ChannelPosition(Sequence: 5)).Soon();
        await test.Connector.Client.EmitAsync("news", "b", new ChannelPosition(Sequence: 6)).Soon();

        Assert.Equal([null, new ChannelPosition(Sequence: 5)], test.Connector.Subscriptions.Select(static asked => asked.Position));
        Assert.Equal(["a", "b"], _received);
    }
}
