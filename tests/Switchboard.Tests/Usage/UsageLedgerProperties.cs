using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;

namespace Switchboard.Tests;

/// <summary>Whatever happens in whatever order, and however often the store is down meanwhile: the figures are those of a naive count.</summary>
public sealed class UsageLedgerProperties
{
    private static readonly ConnectionKey[] s_keys =
        [new("chat", "anna"), new("chat", "boris"), new("chat"), new("chat", "anna", "acme"), new("chat", "clara", "acme"), new("chat", "clara", "zeta")];

    [Fact]
    public void The_figures_are_those_of_a_naive_count() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Step[]>(), static history => LiveAsync(history).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(80));

    public enum Deed
    {
        Open,
        OpenMore,
        Close,
        Active,
        ClientCreated,
        HoldTaken,
        StoreGoesDown,
        AnswersAreLost,
        StoreIsBack,
        HalfAnHourPasses,
        HalfAMinutePasses,
        LetRun,
    }

    public sealed record Step(Deed Deed, byte Which);

    private static async Task LiveAsync(Step[] history)
    {
        var clock = new ManualTimeProvider();
        // Close to the end of a month, so that a history reaches into the next.
        clock.Advance(new DateTimeOffset(2026, 1, 31, 20, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        var store = new WatchedUsageStore();
        var options = new ConnectionManagerOptions { ShutdownTimeout = TimeSpan.FromDays(1), UsageHeartbeatInterval = TimeSpan.FromMinutes(5) };
        var ledger = new UsageLedger(store, options, clock, NullLogger.Instance);
        var count = new NaiveCount(clock);

        foreach (Step step in history)
        {
            ConnectionKey key = s_keys[step.Which % s_keys.Length];
            switch (step.Deed)
            {
                case Deed.Open or Deed.OpenMore:
                    ledger.Opened(key);
                    count.Open(key);
                    break;
                case Deed.Close:
                    ledger.Closed(key);
                    count.Close(key);
                    break;
                case Deed.Active:
                    ledger.Active(key);
                    count.Active(key);
                    break;
                case Deed.ClientCreated:
                    ledger.ClientCreated(key);
                    count.Clients++;
                    break;
                case Deed.HoldTaken:
                    ledger.HoldTaken(key);
                    count.Holds++;
                    break;
                case Deed.StoreGoesDown:
                    store.IsDown = true;
                    break;
                case Deed.AnswersAreLost:
                    store.LosesAnswers = true;
                    break;
                case Deed.StoreIsBack:
                    store.IsDown = store.LosesAnswers = false;
                    break;
                case Deed.HalfAnHourPasses:
                    clock.Advance(TimeSpan.FromMinutes(30));
                    count.TimeHasPassed();
                    break;
                case Deed.HalfAMinutePasses:
                    clock.Advance(TimeSpan.FromSeconds(30));
                    count.TimeHasPassed();
                    break;
                case Deed.LetRun:
                    await Task.Yield();
                    break;
            }
        }
        store.IsDown = store.LosesAnswers = false;
        await ledger.DisposeAsync().Soon();

        await count.AssertEqualAsync(store);
    }

    private sealed class NaiveCount(TimeProvider clock)
    {
        private static readonly UsageMonth[] s_months = [new(2026, 1), new(2026, 2)];
        private static readonly string?[] s_scopes = [null, "acme", "zeta"];

        private readonly List<string?> _open = [];
        private readonly HashSet<(UsageMonth Month, string? Scope, string User)> _users = [];
        private readonly Dictionary<string, DateTimeOffset> _lastActive = [];
        private readonly Dictionary<(DateTimeOffset Hour, string Scope), int> _peaks = [];

        public long Clients { get; set; }
        public long Holds { get; set; }

        public void Open(ConnectionKey key)
        {
            _open.Add(key.Scope);
            Note();
            Active(key);
        }

        public void Close(ConnectionKey key) => _open.Remove(key.Scope);

        public void Active(ConnectionKey key)
        {
            if (key.User is not { } user)
                return;
            _users.Add((UsageMonth.Of(clock.GetUtcNow()), key.Scope, user));
            _lastActive[user] = clock.GetUtcNow();
        }

        public void TimeHasPassed() => Note();

        public async Task AssertEqualAsync(WatchedUsageStore store)
        {
            UsageReport[] reports = [await store.GetReportAsync(s_months[0]), await store.GetReportAsync(s_months[1])];
            foreach (UsageReport report in reports)
            {
                Assert.Equal(_users.Where(user => user.Month == report.Month).Select(static user => user.User).Distinct().Count(), report.InAll.ActiveUsers);
                AssertPeaks(report.Month, "all", report.InAll);
                foreach (string? scope in s_scopes)
                {
                    Assert.Equal(_users.Count(user => user.Month == report.Month && user.Scope == scope), report.Of(scope).ActiveUsers);
                    AssertPeaks(report.Month, scope ?? "", report.Of(scope));
                }
            }
            Assert.Equal((Clients, Holds), (reports.Sum(static report => report.InAll.ClientsCreated), reports.Sum(static report => report.InAll.HoldsTaken)));
            foreach (KeyValuePair<string, DateTimeOffset> user in _lastActive)
                Assert.Equal(user.Value, await store.GetLastActiveAsync(user.Key));
        }

        private void AssertPeaks(UsageMonth month, string scope, UsageFigures figures)
        {
            int[] peaks = [.. Enumerable.Range(0, 24).Select(hour => _peaks
                .Where(peak => peak.Key.Scope == scope && UsageMonth.Of(peak.Key.Hour) == month && peak.Key.Hour.Hour == hour)
                .Select(static peak => peak.Value).DefaultIfEmpty().Max())];
            Assert.Equal(peaks, figures.HoursOfDay.Select(static hour => hour.Peak));
            Assert.Equal(peaks.Max(), figures.Peak?.Connections ?? 0);
        }

        private void Note()
        {
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset hour = new(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
            Note(hour, "all", _open.Count);
            foreach (string? scope in s_scopes)
                Note(hour, scope ?? "", _open.Count(one => one == scope));
        }

        private void Note(DateTimeOffset hour, string scope, int count) =>
            _peaks[(hour, scope)] = Math.Max(_peaks.GetValueOrDefault((hour, scope)), count);
    }
}
