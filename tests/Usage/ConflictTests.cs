using System.Data.Common;
using Npgsql;
using Switchboard.Tests;

namespace Switchboard.Usage;

/// <summary>Two that write at once: whoever loses tries again.</summary>
public sealed class ConflictTests(PostgreSqlFixture fixture)
{
    private static readonly DateTimeOffset s_at = new(2026, 1, 31, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_SQLite_database_that_is_busy_is_tried_again()
    {
        await using var databases = new SqliteDatabases();
        // A second is the shortest time the provider gives up after.
        await using var database = UsageDatabase.Open(databases.Dialect, $"{await databases.NewAsync()};Default Timeout=1");
        var time = new NotingTimeProvider();
        var store = new AdoNetUsageStore(database.Source, database.Dialect, time);
        await store.MigrateAsync();

        Task recording;
        await using (DbConnection other = await database.Source.OpenConnectionAsync())
        await using (await other.BeginTransactionAsync())
        {
            recording = Task.Run(() => new UsageInstance(store, "one").OpenAsync(s_at));
            await time.TimerSet.Task.Soon();
        }
        await recording.Soon();

        Assert.Equal(1, (await store.GetReportAsync(new UsageMonth(2026, 1))).InAll.Peak?.Connections);
    }

    [Fact]
    public async Task A_SQLite_database_that_is_not_there_is_no_conflict()
    {
        await using var database = UsageDatabase.Open(SqlDialect.Sqlite.Name, "Data Source=/nowhere/usage.db");
        var time = new NotingTimeProvider();

        await Assert.ThrowsAnyAsync<DbException>(() => new AdoNetUsageStore(database.Source, database.Dialect, time).MigrateAsync());

        Assert.False(time.TimerSet.Task.IsCompleted);
    }

    [Theory]
    [InlineData("40001", true)]
    [InlineData("40P01", true)]
    [InlineData("55P03", true)]
    [InlineData("23505", false)]
    [InlineData("53300", false)]
    public async Task PostgreSQL_says_what_is_worth_trying_again(string code, bool isConflict)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(fixture.Cluster.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand($"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$");

        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(isConflict, SqlDialect.PostgreSql.IsConflict(error));
    }

    /// <summary>The system's clock, that tells when the first pause begins.</summary>
    private sealed class NotingTimeProvider : TimeProvider
    {
        public TaskCompletionSource TimerSet { get; } = Waiting.Gate();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            TimerSet.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
