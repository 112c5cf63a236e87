using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Switchboard.Tests;

namespace Switchboard.Usage;

/// <summary>A database that is stopped and started again under a ledger.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task What_happens_while_PostgreSQL_is_stopped_is_written_when_it_is_back()
    {
        Assert.SkipUnless(PostgreSqlCluster.IsInstalled, PostgreSqlCluster.HowToInstall);
        await using PostgreSqlCluster cluster = await PostgreSqlCluster.MakeAsync();
        await using var database = UsageDatabase.Open(SqlDialect.PostgreSql.Name, cluster.ConnectionString);
        var store = new AdoNetUsageStore(database.Source, database.Dialect);
        await store.MigrateAsync();
        var log = new Outages();
        await using (var ledger = new UsageLedger(store, new ConnectionManagerOptions { ShutdownTimeout = TimeSpan.FromMinutes(1) }, new StandingClock(), log))
        {
            ledger.Opened(new ConnectionKey("chat", "anna"));
            await cluster.StopAsync();
            for (int number = 0; number < 40; number++)
                ledger.Opened(new ConnectionKey("chat", $"user {number % 20}"));
            await log.Down.Task.Soon();
            for (int number = 0; number < 41; number++)
                ledger.Closed("chat");

            await cluster.StartAsync();
            await log.Up.Task.Soon();
        }

        UsageFigures figures = (await store.GetReportAsync(StandingClock.Month)).InAll;
        Assert.Equal((21, 41, 41), (figures.ActiveUsers, figures.Peak?.Connections, figures.HoursOfDay[12].Opened));
        Assert.Equal(2, log.Count);
    }

    private sealed class Outages : ConcurrentQueue<string>, ILogger
    {
        public TaskCompletionSource Down { get; } = Waiting.Gate();
        public TaskCompletionSource Up { get; } = Waiting.Gate();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Enqueue(formatter(state, exception));
            (logLevel == LogLevel.Warning ? Down : Up).TrySetResult();
        }
    }
}
