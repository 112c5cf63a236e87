using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Switchboard.Tests;

public sealed class UsageLedgerTests : IAsyncDisposable
{
    private static readonly UsageMonth s_january = new(2026, 1);
    private static readonly ConnectionKey s_anna = new("chat", user: "anna");
    private static readonly ConnectionKey s_boris = new("chat", user: "boris", scope: "acme");

    private readonly ManualTimeProvider _clock = new();
    private readonly WatchedUsageStore _store = new();
    private readonly Entries _log = new();
    private readonly List<UsageLedger> _ledgers = [];

    public async ValueTask DisposeAsync()
    {
        foreach (UsageLedger ledger in _ledgers)
            await ledger.DisposeAsync().Soon();
    }

    [Fact]
    public async Task What_happens_reaches_the_store()
    {
        UsageLedger ledger = Ledger();
        ledger.ClientCreated(s_anna);
        ledger.HoldTaken(s_anna);
        ledger.HoldTaken(s_anna);
        ledger.Opened(s_anna);
        ledger.Opened(s_boris);
        ledger.Closed(s_anna);
        await _store.Took(static batches => batches.Any(static batch => batch.Open.Contains(new OpenConnections(null, 0))));

        UsageReport report = await _store.GetReportAsync(s_january);
        Assert.Equal((2, 2, 2.0), (report.InAll.ActiveUsers, report.InAll.Peak?.Connections, report.InAll.ReuseRatio));
        Assert.Equal((1, 1), (report.Of("acme").ActiveUsers, report.Of("acme").Peak?.Connections));
        Assert.Equal(_clock.GetUtcNow(), await _store.GetLastActiveAsync("anna"));
    }

    [Fact]
    public async Task A_peak_that_has_passed_before_it_could_be_written_is_not_missed()
    {
        TaskCompletionSource opening = Waiting.Gate();
        _store.Opening = opening.Task;
        UsageLedger ledger = Ledger();
        for (int time = 0; time < 7; time++)
            ledger.Opened(s_anna);
        DateTimeOffset at = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(1));
        for (int time = 0; time < 7; time++)
            ledger.Closed(s_anna);
        opening.SetResult();
        await ledger.DisposeAsync().Soon();

        Assert.Equal(new ConcurrencyPeak(7, at), (await _store.GetReportAsync(s_january)).InAll.Peak);
    }

    [Fact]
    public async Task A_close_without_an_open_changes_nothing()
    {
        UsageLedger ledger = Ledger();
        ledger.Closed(s_anna);
        ledger.Opened(s_anna);
        await ledger.DisposeAsync().Soon();

        Assert.Equal(1, (await _store.GetReportAsync(s_january)).InAll.Peak?.Connections);
    }

    [Fact]
    public async Task The_last_activity_of_a_user_is_written_when_the_minute_is_over()
    {
        UsageLedger ledger = Ledger();
        DateTimeOffset start = _clock.GetUtcNow();
        ledger.Active(s_anna);
        _clock.Advance(TimeSpan.FromSeconds(30));
        ledger.Active(s_anna);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await _store.Took(batches => batches.Any(batch => batch.Users.Any(user => user.At == start.AddSeconds(30))));

        Assert.Equal(start.AddSeconds(30), await _store.GetLastActiveAsync("anna"));
    }

    [Fact]
    public async Task A_user_who_is_active_on_both_sides_of_midnight_counts_in_both_months()
    {
        _clock.Advance(s_january.End - TimeSpan.FromSeconds(10) - _clock.GetUtcNow());
        UsageLedger ledger = Ledger();
        ledger.Active(s_anna);
        _clock.Advance(TimeSpan.FromSeconds(15));
        ledger.Active(s_anna);
        await _store.Took(static batches => batches.SelectMany(static batch => batch.Users).Count() == 2);

        Assert.Equal(1, (await _store.GetReportAsync(s_january)).InAll.ActiveUsers);
        Assert.Equal(1, (await _store.GetReportAsync(new UsageMonth(2026, 2))).InAll.ActiveUsers);
    }

    [Fact]
    public async Task Connections_that_just_stay_open_count_in_every_hour()
    {
        UsageLedger ledger = Ledger();
        ledger.Opened(s_anna);
        ledger.Opened(s_anna);
        _clock.Advance(TimeSpan.FromHours(3));
        await ledger.DisposeAsync().Soon();

        IReadOnlyList<HourOfDayUsage> hours = (await _store.GetReportAsync(s_january)).InAll.HoursOfDay;
        Assert.Equal([2, 2, 2, 2, 0], hours.Take(5).Select(static hour => hour.Peak));
        Assert.Equal([2, 0, 0, 0, 0], hours.Take(5).Select(static hour => hour.Opened));
    }

    [Fact]
    public async Task An_instance_that_is_quiet_still_counts_for_the_others_and_one_that_is_disposed_does_not()
    {
        UsageLedger quiet = Ledger();
        quiet.Opened(s_anna);
        await _store.Took(static batches => batches.Count == 1);
        for (int beat = 1; beat <= 10; beat++)
        {
            int told = beat + 1;
            _clock.Advance(TimeSpan.FromSeconds(20));
            await _store.Took(batches => batches.Count == told);
        }
        UsageLedger other = Ledger();
        other.Opened(s_boris);
        await _store.Took(static batches => batches.Count == 12);
        Assert.Equal(2, (await _store.GetReportAsync(s_january)).InAll.Peak?.Connections);

        await quiet.DisposeAsync().Soon();
        other.Opened(s_boris);
        await other.DisposeAsync().Soon();
        Assert.Equal(2, (await _store.GetReportAsync(s_january)).InAll.Peak?.Connections);
    }

    [Fact]
    public async Task With_nothing_open_and_nobody_active_nothing_is_written()
    {
        UsageLedger ledger = Ledger();
        ledger.Opened(s_anna);
        ledger.Closed(s_anna);
        await _store.Took(static batches => batches.Any(static batch => batch.Open.Contains(new OpenConnections(null, 0))));
        int told = _store.Attempts;

        _clock.Advance(TimeSpan.FromDays(1));
        await ledger.DisposeAsync().Soon();

        Assert.Equal(told, _store.Attempts);
    }

    [Fact]
    public async Task While_the_store_is_down_everything_is_kept_and_the_outage_is_logged_once()
    {
        _store.IsDown = true;
        UsageLedger ledger = Ledger();
        for (int time = 0; time < 1_000; time++)
        {
            ledger.Opened(new ConnectionKey("chat", user: $"user {time % 700}"));
            if (time % 100 == 0)
                _clock.Advance(TimeSpan.FromSeconds(10));
        }
        for (int time = 0; time < 1_000; time++)
            ledger.Closed(new ConnectionKey("chat", user: "whoever"));
        await TimeGoesOnUntil(() => _store.Attempts >= 3);
        Assert.Empty(_store.Batches);

        _store.IsDown = false;
        await TimeGoesOnUntil(() => _log.Contains("The usage store is written again."));

        UsageFigures figures = (await _store.GetReportAsync(s_january)).InAll;
        Assert.Equal((700, 1_000), (figures.ActiveUsers, figures.Peak?.Connections));
        Assert.Equal(
            ["The usage store cannot be written: System.InvalidOperationException: the store is down. What happens meanwhile is kept and written when it can be again.",
             "The usage store is written again."],
            _log);
    }

    [Fact]
    public async Task What_was_taken_but_not_answered_counts_once_and_its_message_is_not_logged()
    {
        _store.LosesAnswers = true;
        UsageLedger ledger = Ledger();
        ledger.ClientCreated(s_anna);
        ledger.HoldTaken(s_anna);
        ledger.Opened(s_anna);
        await TimeGoesOnUntil(() => _store.Attempts >= 3);
        _store.LosesAnswers = false;
        await ledger.DisposeAsync().Soon();

        UsageFigures figures = (await _store.GetReportAsync(s_january)).InAll;
        Assert.Equal((1, 1, 1), (figures.ClientsCreated, figures.HoldsTaken, figures.Peak?.Connections));
        Assert.DoesNotContain(_log, static entry => entry.Contains("secret", StringComparison.Ordinal));
        Assert.Contains("The usage store cannot be written: System.IO.IOException. What happens meanwhile is kept and written when it can be again.", _log);
    }

    [Fact]
    public async Task What_the_buffer_cannot_hold_is_lost_and_the_log_says_how_much()
    {
        TaskCompletionSource opening = Waiting.Gate();
        _store.Opening = opening.Task;
        UsageLedger ledger = Ledger(static options => options.UsageBufferCapacity = 100);
        // The first batch is on its way, the buffer is empty.
        ledger.Active(s_anna);
        await _store.FirstAttempt;
        for (int user = 0; user < 130; user++)
            ledger.Active(new ConnectionKey("chat", user: $"user {user}"));
        opening.SetResult();
        await ledger.DisposeAsync().Soon();

        Assert.Equal(101, (await _store.GetReportAsync(s_january)).InAll.ActiveUsers);
        Assert.Equal(["30 usage records were lost: more waited for the store than ConnectionManagerOptions.UsageBufferCapacity."], _log);
    }

    [Fact]
    public async Task What_waited_long_is_written_in_batches_of_a_bounded_size()
    {
        TaskCompletionSource opening = Waiting.Gate();
        _store.Opening = opening.Task;
        UsageLedger ledger = Ledger();
        ledger.Active(s_anna);
        await _store.FirstAttempt;
        for (int number = 0; number < 1_200; number++)
            ledger.Opened(new ConnectionKey("chat", user: $"user {number}", scope: $"scope {number}"));
        opening.SetResult();
        await ledger.DisposeAsync().Soon();

        Assert.All(_store.Batches, static batch => Assert.True(Math.Max(batch.Users.Count, Math.Max(batch.Hours.Count, batch.Open.Count)) <= UsageBuffer.BatchSize));
        UsageReport report = await _store.GetReportAsync(s_january);
        Assert.Equal((1_201, 1_200), (report.InAll.ActiveUsers, report.InAll.Peak?.Connections));
        Assert.Equal(1_200, report.Scopes.Count(static scope => scope.Peak?.Connections == 1));
    }

    [Fact]
    public async Task Disposing_with_a_store_that_is_down_tries_once_more_and_says_what_was_not_written()
    {
        _store.IsDown = true;
        UsageLedger ledger = Ledger();
        ledger.Opened(s_anna);

        await ledger.DisposeAsync().Soon();
        ledger.Opened(s_anna);
        ledger.Active(s_boris);
        await ledger.DisposeAsync().Soon();

        Assert.Contains("Usage was not written completely when the manager was disposed: System.InvalidOperationException: the store is down.", _log);
    }

    [Fact]
    public async Task A_batch_that_fails_while_the_ledger_is_disposed_is_written_all_the_same()
    {
        TaskCompletionSource opening = Waiting.Gate();
        _store.Opening = opening.Task;
        UsageLedger ledger = Ledger();
        ledger.Opened(s_anna);
        await _store.FirstAttempt;
        _store.Opening = Task.CompletedTask;

        ValueTask disposal = ledger.DisposeAsync();
        opening.SetException(new IOException("The connection was reset."));
        await disposal.Soon();

        Assert.Equal(1, (await _store.GetReportAsync(s_january)).InAll.Peak?.Connections);
        Assert.Empty(_log);
    }

    [Fact]
    public async Task Disposing_with_a_store_that_never_answers_ends_within_its_bound()
    {
        _store.Opening = Waiting.Gate().Task;
        UsageLedger ledger = Ledger(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(6));
        ledger.Opened(s_anna);
        await _store.FirstAttempt;

        ValueTask disposal = ledger.DisposeAsync();
        await _clock.TimerOf(TimeSpan.FromSeconds(6));
        _clock.Advance(TimeSpan.FromSeconds(6));
        await disposal.Soon();

        Assert.Equal(["Usage was not written completely when the manager was disposed: it took longer than 00:00:06."], _log);
    }

    private UsageLedger Ledger(Action<ConnectionManagerOptions>? configure = null)
    {
        var options = new ConnectionManagerOptions();
        configure?.Invoke(options);
        var ledger = new UsageLedger(_store, options, _clock, _log);
        _ledgers.Add(ledger);
        return ledger;
    }

    // The pauses between tries are random within bounds; the clock runs as long as it takes.
    private async Task TimeGoesOnUntil(Func<bool> condition)
    {
        // Longer than any wait that succeeds; only a failing test waits it out.
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            bound.Token.ThrowIfCancellationRequested();
            // Small steps: the writer has its turn before much time has gone by.
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }
    }

    private sealed class Entries : ConcurrentQueue<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Enqueue(formatter(state, exception));
    }
}
