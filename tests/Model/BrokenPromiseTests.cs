namespace Switchboard.Model;

/// <summary>The properties can fail: what breaks its word is found, and with the fewest steps that it takes.</summary>
public sealed class BrokenPromiseTests
{
    [Fact]
    public async Task A_client_that_does_not_unsubscribe_is_found_and_the_smallest_schedule_is_told()
    {
        string told = await ToldAsync(static schedule => World.Run(schedule, broken: static connector => new Forgetful(connector)));

        Assert.Contains("None: Acquire 0, Subscribe 0, Unsubscribe 0", told);
        Assert.Contains("After 'Unsubscribe 0': 'chat (user anna)' is subscribed to [news], and wanted is [].", told);
    }

    [Fact]
    public async Task A_client_that_subscribes_twice_is_found_and_the_smallest_schedule_is_told()
    {
        string told = await ToldAsync(static schedule => World.Run(schedule, broken: static connector => new Doubling(connector)));

        Assert.Contains("None: Acquire 0, Subscribe 0", told);
        Assert.Contains("After 'Subscribe 0': 'chat (user anna)' is subscribed twice: news, news.", told);
    }

    [Fact]
    public async Task A_policy_that_waits_too_long_is_found_and_the_smallest_schedule_is_told()
    {
        string told = await ToldAsync(static schedule => World.Run(schedule, brokenPolicy: static policy => new Slow(policy)));

        Assert.Matches("None: \\w+ 0, \\w+ 0\n", told.ReplaceLineEndings("\n"));
        Assert.Contains("The next attempt of 'chat (user anna)', which is Reconnecting, is 01:00:00 away.", told);
    }

    [Fact]
    public async Task What_is_told_runs_again()
    {
        Schedule schedule = Schedule.Parse("None: Acquire 0, Subscribe 0, Unsubscribe 0");

        var violation = await Assert.ThrowsAsync<Violation>(() => OwnThread.RunAsync(() => World.Run(schedule, broken: static connector => new Forgetful(connector))));

        Assert.Equal(new Step(Deed.Unsubscribe, 0), violation.Step);
        Assert.Equal("None: Acquire 0, Subscribe 0, Unsubscribe 0", schedule.ToString());
    }

    private static async Task<string> ToldAsync(Action<Schedule> check)
    {
        Exception? found = await Record.ExceptionAsync(() => OwnThread.RunAsync(() => Property.Check(check, schedules: 1_000)));
        return Assert.IsAssignableFrom<Exception>(found).Message;
    }

    private sealed class Forgetful(ScriptedConnector inner) : Passing(inner)
    {
        public override async Task<IAsyncDisposable> SubscribeAsync<TMessage>(
            ScriptedClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
        {
            await base.SubscribeAsync(client, channel, sink, cancellationToken);
            return new Nothing();
        }
    }

    private sealed class Doubling(ScriptedConnector inner) : Passing(inner)
    {
        public override async Task<IAsyncDisposable> SubscribeAsync<TMessage>(
            ScriptedClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
        {
            await base.SubscribeAsync(client, channel, sink, cancellationToken);
            return await base.SubscribeAsync(client, channel, sink, cancellationToken);
        }
    }

    private sealed class Slow(IReconnectPolicy inner) : IReconnectPolicy
    {
        public int? MaxAttempts => inner.MaxAttempts;

        public TimeSpan? NextDelay(ReconnectContext context) => inner.NextDelay(context) is null ? null : TimeSpan.FromHours(1);
    }

    private class Passing(ScriptedConnector inner) : Connector<ScriptedClient>
    {
        public override ConnectorTraits Traits => inner.Traits;

        public override ClientState GetState(ScriptedClient client) => inner.GetState(client);

        public override Task ConnectAsync(ScriptedClient client, ConnectRequest request, CancellationToken cancellationToken) =>
            inner.ConnectAsync(client, request, cancellationToken);

        public override Task DisconnectAsync(ScriptedClient client, CancellationToken cancellationToken) => inner.DisconnectAsync(client, cancellationToken);

        public override IDisposable? Observe(ScriptedClient client, IConnectionObserver observer) => inner.Observe(client, observer);

        public override Task PingAsync(ScriptedClient client, CancellationToken cancellationToken) => inner.PingAsync(client, cancellationToken);

        public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
            ScriptedClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
            inner.SubscribeAsync(client, channel, sink, cancellationToken);

        public override Task PollAsync<TMessage>(
            ScriptedClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
            inner.PollAsync(client, channel, sink, cancellationToken);
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => default;
    }
}
