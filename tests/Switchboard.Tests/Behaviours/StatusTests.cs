using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What is told of a connection: as a value, as events, as a stream.</summary>
public sealed class StatusTests
{
    private readonly ConcurrentQueue<string> _told = [];

    [Fact]
    public async Task A_key_without_a_connection_is_disconnected()
    {
        await using var test = TestConnectionManager.Create();

        Assert.Equal(new ConnectionStatus(Taking.Chat, ConnectionPhase.Disconnected, 0, 0, 0, null), test.Manager.GetStatus(Taking.Chat));
    }

    [Fact]
    public async Task The_status_of_an_open_connection_tells_how_it_was_opened_and_who_holds_it()
    {
        await using var test = TestConnectionManager.Create();
        test.Connector.NextConnects(ConnectScript.Take(TimeSpan.FromSeconds(3)));
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();
        await test.UntilAsync(() => test.Connector.Connections.Count == 1);
        await test.AdvanceAsync(TimeSpan.FromSeconds(3));
        await using var lease = await taking;
        test.Manager.GetOrCreate(Taking.Chat, static () => new ScriptedClient());
        lease.Subscribe<string>("news", static _ => { });
        DateTimeOffset opened = test.Clock.GetUtcNow();
        await test.AdvanceAsync(TimeSpan.FromSeconds(2));
        await lease.Client.EmitAsync("news", "a").Soon();

        ConnectionStatus status = lease.Status;

        Assert.Equal(
            (ConnectionPhase.Connected, 1L, 2, 1, 1, "Direct", "Default", 0, 0),
            (status.Phase, status.Generation, status.References, status.Leases, status.Subscriptions, status.Strategy, status.Transport, status.Attempt, status.Reconnects));
        Assert.Equal(TimeSpan.FromSeconds(3), status.ConnectTime);
        Assert.Equal(opened, status.ConnectedAt);
        Assert.Equal(test.Clock.GetUtcNow(), status.LastReceivedAt);
        Assert.Equal(test.Clock.GetUtcNow(), status.LastActivityAt);
        Assert.Equal(10, status.MaxAttempts);
        Assert.Null(status.NextAttemptAt);
        Assert.Null(status.Fault);
        Assert.Null(status.Error);
    }

    [Fact]
    public async Task The_status_of_a_lost_connection_tells_why_and_when_it_is_tried_again()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = ReconnectPolicy.Chat with { Jitter = 0 });
        await using var lease = await test.TakeAsync();
        test.Connector.OnConnect = static _ => ConnectScript.Fail(FailureKind.RateLimited);
        test.Connector.Client.Drop();
        await test.AdvanceAsync(Taking.FirstDelay);
        await test.UntilAsync(() => lease.Status is { Attempt: 2, NextAttemptAt: not null });

        ConnectionStatus status = lease.Status;

        Assert.Equal(ConnectionPhase.Reconnecting, status.Phase);
        Assert.Equal(ConnectionQuality.Disconnected, status.Quality);
        Assert.Equal(FailureKind.RateLimited, status.Fault!.Kind);
        Assert.Null(status.ConnectedAt);
        Assert.InRange(status.NextAttemptAt!.Value - test.Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Changes_are_told_one_after_the_other()
    {
        await using var test = TestConnectionManager.Create(static options => options.TokenProvider = TokenProvider.From(static () => Task.FromResult<string?>("token")));
        test.Manager.StatusChanged += (_, change) => _told.Enqueue($"{change.PreviousPhase} > {change.Status.Phase}");
        ConnectionLease<ScriptedClient> lease = await test.TakeAsync();
        test.Connector.Client.Drop();
        await test.ReconnectAsync();
        await lease.DisposeAsync();
        await test.AdvanceAsync(TimeSpan.FromSeconds(30));
        await test.UntilAsync(() => _told.Count == 12);

        Assert.Equal(
            [
                "Disconnected > Initializing", "Initializing > Authenticating", "Authenticating > Connecting", "Connecting > Synchronizing",
                "Synchronizing > Connected", "Connected > Reconnecting", "Reconnecting > Authenticating", "Authenticating > Connecting",
                "Connecting > Synchronizing", "Synchronizing > Connected", "Connected > Closing", "Closing > Closed",
            ],
            _told);
    }

    [Fact]
    public async Task A_handler_that_fails_keeps_nobody_else_from_being_told()
    {
        await using var test = TestConnectionManager.Create();
        test.Manager.StatusChanged += static (_, _) => throw new InvalidOperationException("a handler's own");
        test.Manager.StatusChanged += (_, change) => _told.Enqueue($"{change.Status.Phase}");

        await using var lease = await test.TakeAsync();

        await test.UntilAsync(() => _told.Contains("Connected"));
    }

    [Fact]
    public async Task A_loss_and_its_end_are_told_by_the_manager_and_by_every_lease()
    {
        await using var test = TestConnectionManager.Create();
        test.Manager.ConnectionLost += (_, change) => _told.Enqueue($"manager lost {change.Status.Key}: {change.Status.Fault!.Kind}");
        test.Manager.ConnectionRestored += (_, change) => _told.Enqueue($"manager restored {change.Status.Key}, {change.Status.Subscriptions} subscription");
        await using var lease = await test.TakeAsync();
        await using var other = await test.TakeAsync("other");
        lease.ConnectionLost += status => _told.Enqueue($"lease lost {status.Phase}");
        lease.ConnectionRestored += status => _told.Enqueue($"lease restored {status.Phase}");
        other.ConnectionLost += _ => _told.Enqueue("other lost");
        lease.Subscribe<string>("news", static _ => { });

        test.Connector.Connections[0].Client.Drop();
        await test.ReconnectAsync();
        await test.UntilAsync(() => _told.Count == 4);

        Assert.Equal(
            ["lease lost Reconnecting", "manager lost chat: Transient", "lease restored Connected", "manager restored chat, 1 subscription"], _told);
    }

    [Fact]
    public async Task A_lease_that_was_given_back_is_told_nothing_more()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ConnectionLease<ScriptedClient> left = await test.TakeAsync();
        left.ConnectionLost += _ => _told.Enqueue("left");
        lease.ConnectionLost += _ => _told.Enqueue("lease");

        await left.DisposeAsync();
        test.Connector.Client.Drop();
        await test.ReconnectAsync();

        await test.UntilAsync(() => !_told.IsEmpty);
        Assert.Equal(["lease"], _told);
        Assert.Throws<ObjectDisposedException>(() => left.ConnectionLost += static _ => { });
    }

    [Fact]
    public async Task A_close_is_no_loss()
    {
        await using var test = TestConnectionManager.Create(static options => options.Linger = TimeSpan.Zero);
        test.Manager.ConnectionLost += (_, _) => _told.Enqueue("lost");
        test.Manager.StatusChanged += (_, change) => _told.Enqueue($"{change.Status.Phase}");
        ConnectionLease<ScriptedClient> lease = await test.TakeAsync();

        await lease.DisposeAsync();

        await test.UntilAsync(() => _told.Contains("Closed"));
        Assert.DoesNotContain("lost", _told);
    }

    [Fact]
    public async Task A_watcher_sees_where_the_connection_is_and_a_slow_one_the_last_of_what_it_missed()
    {
        await using var test = TestConnectionManager.Create();
        await using IAsyncEnumerator<ConnectionStatus> watch = test.Manager.WatchAsync(Taking.Chat).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync().Soon());
        Assert.Equal(ConnectionPhase.Disconnected, watch.Current.Phase);
        test.Manager.StatusChanged += (_, change) => _told.Enqueue($"{change.Status.Phase}");

        await using var lease = await test.TakeAsync();
        await using var other = await test.TakeAsync("other");
        await test.UntilAsync(() => _told.Count(static phase => phase == "Connected") == 2);
        Assert.True(await watch.MoveNextAsync().Soon());

        Assert.Equal((Taking.Chat, ConnectionPhase.Connected), (watch.Current.Key, watch.Current.Phase));
    }

    [Fact]
    public async Task A_watch_ends_with_the_manager()
    {
        await using var test = TestConnectionManager.Create();
        List<ConnectionPhase> seen = [];
        TaskCompletionSource begun = Waiting.Gate();
        Task watching = Task.Run(async () =>
        {
            await foreach (ConnectionStatus status in test.Manager.WatchAsync(Taking.Chat))
            {
                seen.Add(status.Phase);
                begun.TrySetResult();
            }
        });
        await begun.Task.Soon();
        await using var lease = await test.TakeAsync();

        await test.Manager.DisposeAsync().Soon();
        await watching.Soon();

        Assert.Equal(ConnectionPhase.Closed, seen[^1]);
    }

    [Fact]
    public async Task A_watch_that_is_cancelled_ends()
    {
        await using var test = TestConnectionManager.Create();
        using var cancellation = new CancellationTokenSource();
        await using IAsyncEnumerator<ConnectionStatus> watch = test.Manager.WatchAsync(Taking.Chat, cancellation.Token).GetAsyncEnumerator();
        await watch.MoveNextAsync().Soon();

        ValueTask<bool> next = watch.MoveNextAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Soon());
    }

    [Fact]
    public async Task What_is_known_of_a_closed_connection_is_kept_for_a_while()
    {
        await using var test = TestConnectionManager.Create(static options => options.Linger = TimeSpan.Zero);
        ConnectionLease<ScriptedClient> lease = await test.TakeAsync();
        await lease.DisposeAsync();

        await test.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Equal((ConnectionPhase.Closed, 1L), PhaseAndGeneration(test));
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((ConnectionPhase.Disconnected, 0L), PhaseAndGeneration(test));
    }

    [Fact]
    public async Task Why_a_connect_failed_stays_in_the_status_until_one_succeeds()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient client = test.Manager.GetOrCreate(Taking.Chat, static () => new ScriptedClient());
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.Rejected));

        ConnectionFaultException thrown = await Assert.ThrowsAsync<ConnectionFaultException>(() => test.Manager.ConnectAsync(client).Soon());
        ConnectionStatus failed = test.Manager.GetStatus(Taking.Chat);
        await test.Manager.ConnectAsync(client).Soon();

        Assert.Equal(ConnectionPhase.Failed, failed.Phase);
        Assert.Same(thrown, failed.Error);
        Assert.Equal(FailureKind.Rejected, failed.Fault!.Kind);
        Assert.Null(test.Manager.GetStatus(Taking.Chat).Error);
    }

    private static (ConnectionPhase Phase, long Generation) PhaseAndGeneration(TestConnectionManager test) =>
        test.Manager.GetStatus(Taking.Chat) is var status ? (status.Phase, status.Generation) : default;
}
