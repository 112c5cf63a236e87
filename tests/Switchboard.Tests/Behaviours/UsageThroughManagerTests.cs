using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What the usage store of the options is told by connections.</summary>
public sealed class UsageThroughManagerTests
{
    private static readonly TimeSpan s_written = TimeSpan.FromMinutes(2);
    private readonly InMemoryUsageStore _store = new();

    [Fact]
    public async Task Users_peaks_and_reuse_are_those_of_the_connections()
    {
        await using var test = Create();
        await using var anna = await test.TakeAsync(new ConnectionKey("chat", "anna"));
        await using var again = await test.TakeAsync(new ConnectionKey("chat", "anna"));
        await using var bert = await test.TakeAsync(new ConnectionKey("chat", "bert", "acme"));
        await using var nobody = await test.TakeAsync("feed");
        await test.AdvanceAsync(s_written);

        UsageReport report = await test.Manager.Usage.GetReportAsync(UsageMonth.Of(test.Clock.GetUtcNow()));

        Assert.Same(_store, test.Manager.Usage);
        Assert.Equal((2, 3, 3L, 4L), Figures(report.InAll));
        Assert.Equal((1, 1, 1L, 1L), Figures(report.Of("acme")));
        Assert.Equal(4.0 / 3, report.InAll.ReuseRatio);
    }

    [Fact]
    public async Task A_user_counts_once_a_month_and_in_each_month()
    {
        await using var test = Create();
        var key = new ConnectionKey("chat", "anna");
        DateTimeOffset january = test.Clock.GetUtcNow();
        for (int visits = 0; visits < 3; visits++)
        {
            ConnectionLease<ScriptedClient> lease = await test.TakeAsync(key);
            await lease.DisposeAsync();
            await test.AdvanceAsync(s_written);
        }

        test.Clock.Advance(TimeSpan.FromDays(31));
        await using var later = await test.TakeAsync(key);
        await test.AdvanceAsync(s_written);

        Assert.Equal(1, (await _store.GetReportAsync(UsageMonth.Of(january))).InAll.ActiveUsers);
        Assert.Equal(1, (await _store.GetReportAsync(new UsageMonth(2026, 2))).InAll.ActiveUsers);
    }

    [Fact]
    public async Task A_message_is_activity_of_the_user()
    {
        await using var test = Create();
        await using var lease = await test.TakeAsync(new ConnectionKey("chat", "anna"));
        lease.Subscribe<string>("news", static _ => { });
        await test.AdvanceAsync(TimeSpan.FromMinutes(10));
        DateTimeOffset active = test.Clock.GetUtcNow();

        await lease.Client.EmitAsync("news", "a").Soon();
        await test.AdvanceAsync(s_written);

        Assert.Equal(active, await _store.GetLastActiveAsync("anna"));
        Assert.Null(await _store.GetLastActiveAsync("bert"));
    }

    [Fact]
    public async Task What_is_closed_does_not_count_at_the_next_peak()
    {
        await using var test = Create(static options => options.Linger = TimeSpan.Zero);
        for (int visits = 0; visits < 3; visits++)
        {
            ConnectionLease<ScriptedClient> lease = await test.TakeAsync($"key {visits}");
            await lease.DisposeAsync();
            await test.AdvanceAsync(s_written);
        }

        Assert.Equal(1, (await _store.GetReportAsync(UsageMonth.Of(test.Clock.GetUtcNow()))).InAll.Peak!.Connections);
    }

    private TestConnectionManager Create(Action<ConnectionManagerOptions>? configure = null) => TestConnectionManager.Create(options =>
    {
        options.UsageStore = _store;
        configure?.Invoke(options);
    });

    private static (int Users, int Peak, long Created, long Holds) Figures(UsageFigures figures) =>
        (figures.ActiveUsers, figures.Peak!.Connections, figures.ClientsCreated, figures.HoldsTaken);
}
