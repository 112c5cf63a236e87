using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What the manager finds wrong with real connections.</summary>
public sealed class InspectionTests
{
    [Fact]
    public async Task Nothing_is_the_rule()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", static _ => { });
        ConnectionLease<ScriptedClient> lingering = await test.TakeAsync("lingering");
        await lingering.DisposeAsync();
        test.Connector.Clients[0].Drop();
        await test.ReconnectAsync();

        Assert.Empty(test.Manager.Inspect());
    }

    [Fact]
    public async Task More_connections_than_expected_are_named_by_what_they_differ_in()
    {
        await using var test = TestConnectionManager.Create(static options => options.OneUserPerKey = false);
        foreach (string user in (string[])["anna", "bert", "carla", "dora"])
            await test.TakeAsync(new ConnectionKey("chat", user));

        ConnectionIssue issue = Assert.Single(test.Manager.Inspect());

        Assert.Equal(
            new ConnectionIssue(
                ConnectionIssueKind.TooManyConnections, null,
                "4 connections are open, more than the 3 expected; 4 of them are chat and differ in their user.",
                "Share one connection under one key, or raise ExpectedConnections."),
            issue);
    }

    [Fact]
    public async Task A_connection_that_failed_and_one_without_a_channel_are_named()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient failing = test.Manager.GetOrCreate("failing", static () => new ScriptedClient());
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.Rejected));
        await Assert.ThrowsAsync<ConnectionFaultException>(() => test.Manager.ConnectAsync(failing).Soon());
        ScriptedClient degraded = test.Manager.GetOrCreate("degraded", static () => new ScriptedClient());
        test.Manager.Subscribe<ScriptedClient, string>(degraded, "secret", static _ => { });
        test.Connector.Refuse("secret");
        await test.Manager.ConnectAsync(degraded).Soon();

        ConnectionIssue[] issues = [.. test.Manager.Inspect().OrderBy(static issue => issue.Key!.Name)];

        Assert.Equal(
            [
                new ConnectionIssue(
                    ConnectionIssueKind.ConnectionInError, "degraded", "Connection degraded is open without its channel secret.",
                    "Check that the channel exists and that the user may listen to it."),
                new ConnectionIssue(
                    ConnectionIssueKind.ConnectionInError, "failing", $"Connection failing could not be opened ({test.Manager.GetStatus("failing").Fault!.Code}).",
                    "Check the credentials, then call RefreshAsync."),
            ],
            issues);
    }

    [Fact]
    public async Task A_connection_that_flaps_is_named_until_an_hour_has_passed()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.KeepAlive = true;
        for (int losses = 0; losses < 6; losses++)
        {
            Assert.Empty(test.Manager.Inspect());
            test.Connector.Client.Drop();
            await test.ReconnectAsync();
        }

        ConnectionIssue issue = Assert.Single(test.Manager.Inspect());
        await test.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(
            (ConnectionIssueKind.ManyReconnects, "Connection chat was lost and opened again 6 times within the last hour."), (issue.Kind, issue.Message));
        Assert.DoesNotContain(test.Manager.Inspect(), static later => later.Kind == ConnectionIssueKind.ManyReconnects);
    }

    [Fact]
    public async Task A_callback_that_is_too_slow_and_one_that_stands_still_are_named()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        TaskCompletionSource stuck = Waiting.Gate();
        lease.Subscribe<string>("news", _ => stuck.Task, new SubscriptionOptions { Capacity = 1 });
        for (int message = 0; message < 4; message++)
            await lease.Client.EmitAsync("news", "a").Soon();

        ConnectionIssue slow = Assert.Single(test.Manager.Inspect());
        await test.AdvanceAsync(TimeSpan.FromSeconds(61));
        ConnectionIssue still = Assert.Single(test.Manager.Inspect());
        stuck.SetResult();

        Assert.Equal(
            (ConnectionIssueKind.UnreadSubscription, "A callback on channel news of connection chat is too slow: messages dropped so far: 2."), (slow.Kind, slow.Message));
        Assert.Equal(
            (ConnectionIssueKind.UnreadSubscription, "A callback on channel news of connection chat has been busy with one message for 00:01:01."), (still.Kind, still.Message));
    }

    [Fact]
    public async Task A_lease_that_is_held_for_long_is_named_with_where_it_was_taken()
    {
        await using var test = TestConnectionManager.Create(static options =>
        {
            options.TrackOrigins = true;
            options.ExpectedLeaseTime = TimeSpan.FromMinutes(10);
        });
        await using var lease = await test.Manager.AcquireAsync(Taking.Chat, static () => new ScriptedClient());
        lease.KeepAlive = true;
        await test.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(test.Manager.Inspect());
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));

        ConnectionIssue issue = Assert.Single(test.Manager.Inspect());
        await lease.DisposeAsync();

        Assert.Equal(
            (ConnectionIssueKind.LongLease, "A lease on connection chat has been held for 00:10:01, longer than the 00:10:00 expected."), (issue.Kind, issue.Message));
        Assert.StartsWith(
            "Switchboard.Tests.InspectionTests.A_lease_that_is_held_for_long_is_named_with_where_it_was_taken in ", issue.Origin, StringComparison.Ordinal);
        Assert.DoesNotContain(test.Manager.Inspect(), static later => later.Kind == ConnectionIssueKind.LongLease);
    }
}
