using System.Collections.Concurrent;

namespace Switchboard.Tests;

public sealed class IncidentNotifierTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly LogRecorder _log = new();
    private readonly RecordingSink _sink = new();
    private readonly List<IncidentNotifier> _notifiers = [];

    public async ValueTask DisposeAsync()
    {
        foreach (IncidentNotifier notifier in _notifiers)
            await _clock.AdvanceUntil(notifier.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task Every_sink_is_told_of_an_outage_once_and_of_its_end_once()
    {
        var other = new RecordingSink();
        await using (IncidentNotifier notifier = Notifier(_sink, other))
        {
            notifier.Tell(Down("a"));
            notifier.Tell(Down("a"));
            notifier.Tell(Down("b"));
            notifier.Tell(Up("a"));
            notifier.Tell(Up("a"));
            notifier.Tell(Down("a"));
        }

        string[] expected = ["a down", "b down", "a back", "a down"];
        Assert.Equal(expected, _sink.Told);
        Assert.Equal(expected, other.Told);
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task That_an_endpoint_is_back_is_told_only_where_it_was_told_that_it_is_down()
    {
        await using (IncidentNotifier notifier = Notifier(_sink))
            notifier.Tell(Up("a"));

        Assert.Empty(_sink.Told);
    }

    [Fact]
    public async Task A_sink_that_hangs_keeps_neither_the_caller_nor_another_sink_waiting()
    {
        var hanging = new RecordingSink { OnNotify = static (_, token) => Task.Delay(Timeout.Infinite, token) };
        IncidentNotifier notifier = Notifier(hanging, _sink);

        notifier.Tell(Down("a"));
        notifier.Tell(Up("a"));
        await _sink.Count(2);
        await hanging.Count(1);

        Assert.Equal(["a down"], hanging.Told);
    }

    [Fact]
    public async Task A_sink_that_hangs_is_given_up_and_told_of_the_next()
    {
        var first = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var hanging = new RecordingSink
        {
            OnNotify = (incident, token) =>
            {
                if (incident.IsResolved)
                    return Task.CompletedTask;
                first.SetResult(token);
                return Task.Delay(Timeout.Infinite, CancellationToken.None);
            },
        };
        IncidentNotifier notifier = Notifier(hanging);

        notifier.Tell(Down("a"));
        notifier.Tell(Up("a"));
        CancellationToken told = await first.Task.Soon();
        await _clock.TimerOf(IncidentNotifier.SinkTimeout);
        _clock.Advance(IncidentNotifier.SinkTimeout);
        await hanging.Count(2);

        Assert.Equal(["a down", "a back"], hanging.Told);
        Assert.True(told.IsCancellationRequested);
        Assert.Equal(["Warning: RecordingSink took longer than 00:00:10 to be told that endpoint a is down, and was given up."], _log.Entries);
    }

    [Fact]
    public async Task A_sink_that_blocks_its_thread_keeps_neither_the_caller_nor_another_sink_waiting()
    {
        using var gate = new ManualResetEventSlim();
        var blocking = new RecordingSink
        {
            OnNotify = (_, _) =>
            {
                gate.Wait();
                return Task.CompletedTask;
            },
        };
        IncidentNotifier notifier = Notifier(blocking, _sink);
        try
        {
            notifier.Tell(Down("a"));
            await _sink.Count(1);
            await blocking.Count(1);
        }
        finally
        {
            gate.Set();
            await _clock.AdvanceUntil(notifier.DisposeAsync().AsTask());
        }
    }

    [Fact]
    public async Task A_sink_that_throws_is_logged_without_its_text_and_told_of_the_next()
    {
        var throwing = new RecordingSink
        {
            OnNotify = static (incident, _) => incident.IsResolved ? Task.CompletedTask : throw new IOException("https://host/secret"),
        };
        await using (IncidentNotifier notifier = Notifier(throwing))
        {
            notifier.Tell(Down("a"));
            notifier.Tell(Up("a"));
        }

        Assert.Equal(["a down", "a back"], throwing.Told);
        Assert.Equal(["Warning: RecordingSink could not be told that endpoint a is down: IOException."], _log.Entries);
        Assert.DoesNotContain(_log.Everything, static entry => entry.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_timeout_of_the_sinks_own_is_a_failure()
    {
        var throwing = new RecordingSink { OnNotify = static (_, _) => throw new TimeoutException() };
        await using (IncidentNotifier notifier = Notifier(throwing))
            notifier.Tell(Down("a"));

        Assert.Equal(["Warning: RecordingSink could not be told that endpoint a is down: TimeoutException."], _log.Entries);
    }

    [Fact]
    public async Task Its_end_is_bounded_and_says_what_was_not_told()
    {
        var hanging = new RecordingSink { OnNotify = static (_, token) => Task.Delay(Timeout.Infinite, token) };
        IncidentNotifier notifier = Notifier(hanging);
        notifier.Tell(Down("a"));
        notifier.Tell(Down("b"));
        await hanging.Count(1);

        Task end = notifier.DisposeAsync().AsTask();
        await _clock.TimerOf(IncidentNotifier.EndTimeout);
        Assert.False(end.IsCompleted);
        _clock.Advance(IncidentNotifier.EndTimeout);
        await end.Soon();

        Assert.Equal(
            [
                "Warning: RecordingSink was not told that endpoint a is down, because the manager ended.",
                "Warning: RecordingSink was not told that endpoint b is down, because the manager ended.",
            ],
            _log.Entries);
    }

    [Fact]
    public async Task After_its_end_nobody_is_told_and_it_may_end_again()
    {
        IncidentNotifier notifier = Notifier(_sink);

        await notifier.DisposeAsync().Soon();
        notifier.Tell(Down("a"));
        await notifier.DisposeAsync().Soon();

        Assert.Empty(_sink.Told);
    }

    private IncidentNotifier Notifier(params INotificationSink[] sinks)
    {
        var notifier = new IncidentNotifier(sinks, _clock, _log);
        _notifiers.Add(notifier);
        return notifier;
    }

    private static Incident Down(string endpoint) => new(endpoint, IsResolved: false, DateTimeOffset.UnixEpoch, null, 3, null);

    private static Incident Up(string endpoint) => new(endpoint, IsResolved: true, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), 3, null);

    private sealed class RecordingSink : INotificationSink
    {
        private readonly ConcurrentQueue<string> _told = [];
        private readonly SemaphoreSlim _calls = new(0);

        public Func<Incident, CancellationToken, Task> OnNotify { get; init; } = static (_, _) => Task.CompletedTask;
        public IEnumerable<string> Told => _told;

        /// <summary>Ends when this many calls have begun; counted from the first.</summary>
        public async Task Count(int calls)
        {
            while (_told.Count < calls)
                await _calls.WaitAsync().Soon();
        }

        public Task NotifyAsync(Incident incident, CancellationToken cancellationToken)
        {
            _told.Enqueue($"{incident.Endpoint} {(incident.IsResolved ? "back" : "down")}");
            _calls.Release();
            return OnNotify(incident, cancellationToken);
        }
    }
}
