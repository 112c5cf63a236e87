using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

/// <summary>What every usage store does, wherever it keeps what it is told.</summary>
public abstract class UsageStoreContract
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 31, 10, 15, 0, TimeSpan.Zero);
    private static readonly UsageMonth s_january = new(2026, 1);

    /// <summary>A store that nothing was told yet.</summary>
    protected abstract ValueTask<IUsageStore> NewStoreAsync();

    /// <summary>How many histories the property is tried with.</summary>
    protected virtual int Histories => 20;

    [Fact]
    public async Task A_user_counts_once_a_month_however_often_and_from_whichever_instance()
    {
        IUsageStore store = await NewStoreAsync();
        var first = new UsageInstance(store, "first");
        var second = new UsageInstance(store, "second");
        await first.ActiveAsync(s_start, "anna");
        await first.ActiveAsync(s_start.AddMinutes(1), "anna");
        await second.ActiveAsync(s_start.AddMinutes(2), "anna");
        await second.ActiveAsync(s_start.AddMinutes(3), "boris");
        await second.ActiveAsync(s_start.AddDays(1), "anna");

        Assert.Equal(2, (await store.GetReportAsync(s_january)).InAll.ActiveUsers);
        Assert.Equal(1, (await store.GetReportAsync(new UsageMonth(2026, 2))).InAll.ActiveUsers);
        Assert.Equal(0, (await store.GetReportAsync(new UsageMonth(2026, 3))).InAll.ActiveUsers);
    }

    [Fact]
    public async Task A_user_of_several_scopes_counts_in_each_and_once_in_all()
    {
        IUsageStore store = await NewStoreAsync();
        var instance = new UsageInstance(store, "one");
        await instance.ActiveAsync(s_start, "anna", "acme");
        await instance.ActiveAsync(s_start, "anna", "zeta");
        await instance.ActiveAsync(s_start, "boris", "acme");
        await instance.ActiveAsync(s_start, "clara");

        UsageReport report = await store.GetReportAsync(s_january);

        Assert.Equal(3, report.InAll.ActiveUsers);
        Assert.Equal([(null, 1), ("acme", 2), ("zeta", 1)], report.Scopes.Select(static scope => (scope.Scope, scope.ActiveUsers)));
        Assert.Equal(0, report.Of("unknown").ActiveUsers);
    }

    [Fact]
    public async Task A_month_is_one_in_UTC()
    {
        IUsageStore store = await NewStoreAsync();
        await new UsageInstance(store, "one").ActiveAsync(new DateTimeOffset(2026, 2, 1, 1, 0, 0, TimeSpan.FromHours(3)), "anna");

        Assert.Equal(1, (await store.GetReportAsync(s_january)).InAll.ActiveUsers);
        Assert.Equal(0, (await store.GetReportAsync(new UsageMonth(2026, 2))).InAll.ActiveUsers);
    }

    [Fact]
    public async Task The_peak_is_that_of_all_instances_at_one_moment()
    {
        IUsageStore store = await NewStoreAsync();
        var first = new UsageInstance(store, "first");
        var second = new UsageInstance(store, "second");
        await first.OpenAsync(s_start, "acme", count: 3);
        await first.CloseAsync(s_start.AddSeconds(1), "acme", count: 2);
        await second.OpenAsync(s_start.AddSeconds(2), "acme");
        await second.OpenAsync(s_start.AddSeconds(3), "zeta", count: 2);

        UsageReport report = await store.GetReportAsync(s_january);

        Assert.Equal(new ConcurrencyPeak(4, s_start.AddSeconds(3)), report.InAll.Peak);
        Assert.Equal(new ConcurrencyPeak(3, s_start), report.Of("acme").Peak);
        Assert.Equal(new ConcurrencyPeak(2, s_start.AddSeconds(3)), report.Of("zeta").Peak);
        Assert.Null(report.Of(null).Peak);
    }

    [Fact]
    public async Task A_batch_that_is_told_again_counts_once()
    {
        IUsageStore store = await NewStoreAsync();
        var instance = new UsageInstance(store, "one");
        UsageBatch batch = instance.Change(s_start, null, 2, "anna");
        await store.RecordAsync(batch);
        await instance.CloseAsync(s_start.AddSeconds(1), count: 2);
        await store.RecordAsync(batch);
        await new UsageInstance(store, "other").OpenAsync(s_start.AddSeconds(2));

        UsageFigures figures = (await store.GetReportAsync(s_january)).InAll;

        Assert.Equal(2, figures.Peak?.Connections);
        Assert.Equal(3, figures.HoursOfDay[10].Opened);
    }

    [Fact]
    public async Task An_instance_that_is_not_heard_of_counts_until_its_time_is_up()
    {
        IUsageStore store = await NewStoreAsync();
        await new UsageInstance(store, "crashed") { CountsFor = TimeSpan.FromMinutes(1) }.OpenAsync(s_start, count: 5);
        var alive = new UsageInstance(store, "alive");
        await alive.OpenAsync(s_start.AddSeconds(59));
        await alive.OpenAsync(s_start.AddHours(1));

        UsageFigures figures = (await store.GetReportAsync(s_january)).InAll;

        Assert.Equal((6, 2), (figures.HoursOfDay[10].Peak, figures.HoursOfDay[11].Peak));
    }

    [Fact]
    public async Task Hours_of_the_day_are_over_the_whole_month_and_the_busiest_is_known()
    {
        IUsageStore store = await NewStoreAsync();
        var instance = new UsageInstance(store, "one");
        DateTimeOffset day = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
        await instance.OpenAsync(day.AddHours(9), count: 2);
        await instance.CloseAsync(day.AddHours(9.5), count: 2);
        await instance.OpenAsync(day.AddDays(1).AddHours(9), count: 4);
        await instance.CloseAsync(day.AddDays(1).AddHours(20), count: 3);

        UsageFigures figures = (await store.GetReportAsync(s_january)).InAll;

        Assert.Equal(Enumerable.Range(0, 24), figures.HoursOfDay.Select(static hour => hour.Hour));
        Assert.Equal(new HourOfDayUsage(9, 4, 6), figures.HoursOfDay[9]);
        Assert.Equal(new HourOfDayUsage(20, 4, 0), figures.HoursOfDay[20]);
        Assert.Equal(9, figures.BusiestHour?.Hour);
        Assert.Null((await store.GetReportAsync(new UsageMonth(2025, 1))).InAll.BusiestHour);
    }

    [Fact]
    public async Task The_reuse_ratio_is_holds_over_clients()
    {
        IUsageStore store = await NewStoreAsync();
        DateTimeOffset hour = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);
        for (int batch = 0; batch < 2; batch++)
            await store.RecordAsync(new UsageInstance(store, $"instance {batch}").Next(s_start) with
            {
                Hours = [new ConnectionHour("acme", hour, 0, s_start, 0, 2, 7)],
                HoursInAll = [new ConnectionHour(null, hour, 0, s_start, 0, 2, 7)],
            });

        UsageReport report = await store.GetReportAsync(s_january);

        Assert.Equal((4, 14, 3.5), (report.InAll.ClientsCreated, report.InAll.HoldsTaken, report.InAll.ReuseRatio));
        Assert.Equal(3.5, report.Of("acme").ReuseRatio);
        Assert.Null(report.Of("zeta").ReuseRatio);
    }

    [Fact]
    public async Task A_user_was_active_last_at_the_latest_time_in_a_scope_and_in_all()
    {
        IUsageStore store = await NewStoreAsync();
        var instance = new UsageInstance(store, "one");
        await instance.ActiveAsync(s_start.AddDays(2), "anna", "acme");
        await instance.ActiveAsync(s_start.AddDays(1), "anna", "acme");
        await instance.ActiveAsync(s_start.AddDays(3), "anna");

        Assert.Equal(s_start.AddDays(2), await store.GetLastActiveAsync("anna", "acme"));
        Assert.Equal(s_start.AddDays(3), await store.GetLastActiveAsync("anna", null));
        Assert.Equal(s_start.AddDays(3), await store.GetLastActiveAsync("anna"));
        Assert.Null(await store.GetLastActiveAsync("Anna"));
        Assert.Null(await store.GetLastActiveAsync("anna", "zeta"));
    }

    [Fact]
    public async Task What_is_older_than_a_time_can_be_deleted()
    {
        IUsageStore store = await NewStoreAsync();
        var instance = new UsageInstance(store, "one") { CountsFor = TimeSpan.FromMinutes(1) };
        await instance.OpenAsync(s_start, user: "anna");
        await instance.OpenAsync(s_start.AddDays(1), user: "boris");

        await store.PruneAsync(new UsageMonth(2026, 2).Start);

        Assert.Equal(0, (await store.GetReportAsync(s_january)).InAll.ActiveUsers);
        Assert.Null((await store.GetReportAsync(s_january)).InAll.Peak);
        Assert.Null(await store.GetLastActiveAsync("anna"));
        UsageFigures left = (await store.GetReportAsync(new UsageMonth(2026, 2))).InAll;
        Assert.Equal((1, 2), (left.ActiveUsers, left.Peak?.Connections));

        // The instance is still known: what it has open counts.
        await new UsageInstance(store, "other").OpenAsync(s_start.AddDays(1).AddSeconds(1));
        Assert.Equal(3, (await store.GetReportAsync(new UsageMonth(2026, 2))).InAll.Peak?.Connections);
    }

    [Fact]
    public async Task Names_of_any_kind_are_kept_apart()
    {
        IUsageStore store = await NewStoreAsync();
        var instance = new UsageInstance(store, "one");
        string[] names =
        [
            "*", "'; DROP TABLE switchboard_hours; --", "@user", "анна", "Анна", "a", "a ", "\0", "a\0", "\ud800", "\udc00", "👋", new string('x', 300), new string('x', 5000),
        ];
        foreach (string name in names)
        {
            await instance.ActiveAsync(s_start, name);
            await instance.OpenAsync(s_start, scope: name);
        }

        UsageReport report = await store.GetReportAsync(s_january);

        Assert.Equal(names.Length, report.InAll.ActiveUsers);
        Assert.Equal(names.Length, report.InAll.Peak?.Connections);
        Assert.Equal(names.Length, report.Scopes.Count(static scope => scope.Peak?.Connections == 1));
        foreach (string name in names)
            Assert.Equal(s_start, await store.GetLastActiveAsync(name));
    }

    [Fact]
    public async Task No_connection_is_missed_however_many_instances_write_at_once()
    {
        const int Instances = 6, Rounds = 20;
        IUsageStore store = await NewStoreAsync();
        UsageInstance[] instances = [.. Enumerable.Range(0, Instances).Select(number => new UsageInstance(store, $"instance {number}"))];

        for (int round = 1; round <= Rounds; round++)
        {
            // All at once, and then nothing: whoever did not see another's would not see it later either. Of nobody: the row of one user would put them in line.
            await Task.WhenAll(instances.Select(instance => Task.Run(() => instance.OpenAsync(s_start, "acme"))));

            UsageReport report = await store.GetReportAsync(s_january);
            Assert.Equal(Instances * round, report.InAll.Peak?.Connections);
            Assert.Equal(Instances * round, report.Of("acme").Peak?.Connections);
        }
    }

    [Fact]
    public async Task No_user_is_missed_or_counted_twice_however_many_instances_write_at_once()
    {
        IUsageStore store = await NewStoreAsync();
        string[] users = [.. Enumerable.Range(0, 40).Select(static number => $"user {number}")];

        // In an order of their own each: two that wait for each other's rows would never end.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => store.RecordAsync(
            new UsageInstance(store, $"instance {number}").Next(s_start) with
            {
                Users = [.. (number % 2 == 0 ? users : users.Reverse()).Select(static user => new ActiveUser("acme", user, s_start))],
            }))));

        Assert.Equal(users.Length, (await store.GetReportAsync(s_january)).InAll.ActiveUsers);
    }

    public sealed record Deed(byte Instance, byte Scope, byte User, bool Opens, byte Minutes);

    [Fact]
    public void The_figures_of_any_history_are_those_of_a_naive_count() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Deed[]>(), history => LiveAsync(history).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithEndSize(40));

    private async Task LiveAsync(Deed[] history)
    {
        IUsageStore store = await NewStoreAsync();
        string?[] scopes = [null, "acme", "zeta"];
        UsageInstance[] instances =
            [.. Enumerable.Range(0, 3).Select(number => new UsageInstance(store, $"instance {number}") { CountsFor = TimeSpan.FromDays(100) })];
        // An open connection is an entry; the peak is how many there ever were at once.
        List<(int Instance, string? Scope)> open = [];
        Dictionary<(UsageMonth Month, string Scope), int> peaks = [];
        HashSet<(UsageMonth Month, string? Scope, string User)> users = [];
        DateTimeOffset at = s_start;

        foreach (Deed deed in history)
        {
            at = at.AddMinutes(deed.Minutes * 10);
            int instance = deed.Instance % instances.Length;
            string? scope = scopes[deed.Scope % scopes.Length];
            if (!deed.Opens && !open.Contains((instance, scope)))
                continue;
            // Those that were open when the hour of the deed began count in it too.
            Note("all", open.Count);
            Note(scope ?? "", open.Count(one => one.Scope == scope));
            if (deed.Opens)
            {
                string user = $"user {deed.User % 5}";
                open.Add((instance, scope));
                users.Add((UsageMonth.Of(at), scope, user));
                await instances[instance].OpenAsync(at, scope, user);
            }
            else
            {
                open.Remove((instance, scope));
                await instances[instance].CloseAsync(at, scope);
            }
            Note("all", open.Count);
            Note(scope ?? "", open.Count(one => one.Scope == scope));
        }

        foreach (UsageMonth month in new[] { s_january, new UsageMonth(2026, 2), new UsageMonth(2026, 3) })
        {
            UsageReport report = await store.GetReportAsync(month);
            Assert.Equal(users.Where(user => user.Month == month).Select(static user => user.User).Distinct().Count(), report.InAll.ActiveUsers);
            Assert.Equal(peaks.GetValueOrDefault((month, "all")), report.InAll.Peak?.Connections ?? 0);
            foreach (string? scope in scopes)
            {
                Assert.Equal(users.Count(user => user.Month == month && user.Scope == scope), report.Of(scope).ActiveUsers);
                Assert.Equal(peaks.GetValueOrDefault((month, scope ?? "")), report.Of(scope).Peak?.Connections ?? 0);
            }
        }

        void Note(string scope, int count)
        {
            (UsageMonth, string) key = (UsageMonth.Of(at), scope);
            peaks[key] = Math.Max(peaks.GetValueOrDefault(key), count);
        }
    }
}
