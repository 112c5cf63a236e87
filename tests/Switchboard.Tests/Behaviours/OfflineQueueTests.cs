using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Sends that are made while the connection is lost.</summary>
public sealed class OfflineQueueTests
{
    [Fact]
    public async Task Without_a_queue_a_send_on_a_lost_connection_fails_and_says_what_to_do()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        await LoseAsync(test);

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(lease, "a").Soon());

        Assert.Equal(
            "Connection 'chat' is not open (Reconnecting); wait for it with ConnectAsync, or let sends wait by setting OfflineQueueCapacity.", error.Message);
    }

    [Fact]
    public async Task Sends_go_out_in_their_order_when_the_connection_is_back()
    {
        await using var test = Create(capacity: 100);
        await using var lease = await test.TakeAsync();
        await LoseAsync(test);

        Task[] sends = [.. Enumerable.Range(0, 100).Select(number => SendAsync(lease, number))];
        Assert.DoesNotContain(sends, static send => send.IsCompleted);
        await test.ReconnectAsync();
        await Task.WhenAll(sends).Soon();

        Assert.Equal(Enumerable.Range(0, 100).Cast<object>(), test.Connector.Client.Sent);
    }

    [Fact]
    public async Task One_more_than_there_is_room_for_fails_and_the_others_stay()
    {
        await using var test = Create(capacity: 2);
        await using var lease = await test.TakeAsync();
        await LoseAsync(test);
        Task[] sends = [SendAsync(lease, "a"), SendAsync(lease, "b")];

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(lease, "c").Soon());
        await test.ReconnectAsync();
        await Task.WhenAll(sends).Soon();

        Assert.Equal(
            "Connection 'chat' is not open (Reconnecting) and 2 sends wait for it already; raise OfflineQueueCapacity, or send less.", error.Message);
        Assert.Equal(["a", "b"], test.Connector.Client.Sent);
    }

    [Fact]
    public async Task A_send_that_waits_too_long_is_told_so_and_never_goes_out()
    {
        await using var test = Create(capacity: 10, static options => options.OfflineQueueExpiry = TimeSpan.FromSeconds(10));
        await using var lease = await test.TakeAsync();
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        await LoseAsync(test);
        Task old = SendAsync(lease, "old");

        await test.AdvanceAsync(TimeSpan.FromSeconds(9));
        Task recent = SendAsync(lease, "recent");
        Assert.False(old.IsCompleted);
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));
        TimeoutException error = await Assert.ThrowsAsync<TimeoutException>(() => old.Soon());
        test.Connector.OnConnect = static _ => ConnectScript.Succeed;
        await test.Manager.RefreshAsync(Taking.Chat).Soon();
        await recent.Soon();

        Assert.Equal("A send on connection 'chat' waited longer than OfflineQueueExpiry for the connection to open.", error.Message);
        Assert.Equal(["recent"], test.Connector.Client.Sent);
    }

    [Fact]
    public async Task A_send_that_is_cancelled_makes_room_and_never_goes_out()
    {
        await using var test = Create(capacity: 2);
        await using var lease = await test.TakeAsync();
        await LoseAsync(test);
        using var cancellation = new CancellationTokenSource();
        Task first = SendAsync(lease, "a");
        Task cancelled = SendAsync(lease, "b", cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Soon());
        Task last = SendAsync(lease, "c");
        await test.ReconnectAsync();
        await Task.WhenAll(first, last).Soon();

        Assert.Equal(["a", "c"], test.Connector.Client.Sent);
    }

    [Fact]
    public async Task A_send_that_fails_is_not_tried_again_and_stops_no_other()
    {
        await using var test = Create(capacity: 10);
        await using var lease = await test.TakeAsync();
        await LoseAsync(test);
        int tries = 0;
        Task failing = lease.SendAsync((_, _) =>
        {
            tries++;
            return Task.FromException(new IOException("broken pipe"));
        }).AsTask();
        Task next = SendAsync(lease, "next");

        await test.ReconnectAsync();
        await next.Soon();

        await Assert.ThrowsAsync<IOException>(() => failing.Soon());
        Assert.Equal(1, tries);
        Assert.Equal(["next"], test.Connector.Client.Sent);
    }

    [Fact]
    public async Task What_is_sent_while_the_queue_empties_comes_after_it()
    {
        await using var test = Create(capacity: 10);
        await using var lease = await test.TakeAsync();
        await LoseAsync(test);
        TaskCompletionSource going = Waiting.Gate();
        TaskCompletionSource mayGo = Waiting.Gate();
        Task first = lease.SendAsync(async (client, token) =>
        {
            going.TrySetResult();
            await mayGo.Task;
            await client.SendAsync("a", token);
        }).AsTask();

        await test.ReconnectAsync();
        await going.Task.Soon();
        Task second = SendAsync(lease, "b");
        mayGo.SetResult();
        await Task.WhenAll(first, second).Soon();

        Assert.Equal(["a", "b"], test.Connector.Client.Sent);
    }

    [Fact]
    public async Task Sends_go_out_on_the_client_that_replaced_the_lost_one()
    {
        await using var test = Create(capacity: 10, traits: ConnectorTraits.None);
        await using var lease = await test.TakeAsync();
        ScriptedClient lost = lease.Client;
        await LoseAsync(test);

        Task send = SendAsync(lease, "a");
        await test.ReconnectAsync();
        await send.Soon();

        Assert.Empty(lost.Sent);
        Assert.Equal(["a"], lease.Client.Sent);
    }

    [Fact]
    public async Task Sends_that_wait_for_a_connection_that_is_closed_are_told()
    {
        await using var test = Create(capacity: 10);
        await using var lease = await test.TakeAsync("chat");
        await LoseAsync(test);
        Task send = SendAsync(lease, "a");

        await test.Manager.SignOutAsync(test.Connector.Client).Soon();

        ObjectDisposedException error = await Assert.ThrowsAsync<ObjectDisposedException>(() => send.Soon());
        Assert.Contains("The connection 'chat' was closed because its user signed out", error.Message, StringComparison.Ordinal);
        Assert.Empty(test.Connector.Client.Sent);
    }

    private static TestConnectionManager Create(
        int capacity, Action<ConnectionManagerOptions>? configure = null, ConnectorTraits traits = ScriptedConnector.DefaultTraits) => TestConnectionManager.Create(
        options =>
        {
            options.OfflineQueueCapacity = capacity;
            configure?.Invoke(options);
        },
        traits);

    // Before the first delay has passed the connection only waits.
    private static async Task LoseAsync(TestConnectionManager test)
    {
        test.Connector.Client.Drop();
        await test.WaitForPhaseAsync(Taking.Chat, ConnectionPhase.Reconnecting);
        await test.SettleAsync();
    }

    private static Task SendAsync(ConnectionLease<ScriptedClient> lease, object message, CancellationToken cancellationToken = default) =>
        lease.SendAsync((client, token) => client.SendAsync(message, token), cancellationToken).AsTask();
}
