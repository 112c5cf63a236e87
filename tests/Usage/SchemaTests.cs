using System.Data.Common;
using Switchboard.Tests;

namespace Switchboard.Usage;

/// <summary>The library makes its tables and brings them to its own version.</summary>
public abstract class SchemaTests(ITestDatabases databases) : IAsyncLifetime
{
    private static readonly DateTimeOffset s_at = new(2026, 1, 31, 10, 15, 0, TimeSpan.Zero);
    private static readonly UsageMonth s_january = new(2026, 1);

    protected string ConnectionString { get; private set; } = "";
    protected UsageDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await databases.NewAsync();
        Database = UsageDatabase.Open(databases.Dialect, ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Database is not null)
            await Database.DisposeAsync();
        await databases.DisposeAsync();
    }

    [Fact]
    public async Task A_database_of_version_1_keeps_what_it_knows_and_learns_what_is_new()
    {
        await NewStore().MigrateToAsync(1, CancellationToken.None);
        await ExecuteAsync("INSERT INTO switchboard_active_users VALUES (202601, 'acme', 'anna', 1769854500000)");
        await ExecuteAsync("INSERT INTO switchboard_hours VALUES (1769853600000, 0, 'acme', 7, 1769854500000, 9)");
        await ExecuteAsync("INSERT INTO switchboard_hours VALUES (1769853600000, 1, '', 7, 1769854500000, 9)");
        await ExecuteAsync("INSERT INTO switchboard_instances VALUES ('old', 3, 1769854560000)");
        await ExecuteAsync("INSERT INTO switchboard_open_connections VALUES ('old', 'acme', 7)");
        Assert.Equal(1, await NumberAsync("SELECT MAX(version) FROM switchboard_schema"));

        AdoNetUsageStore store = NewStore();
        UsageReport before = await store.GetReportAsync(s_january);
        await new UsageInstance(store, "new").OpenAsync(s_at, "acme", "boris");
        await store.RecordAsync(new UsageInstance(store, "other").Next(s_at) with
        {
            HoursInAll = [new ConnectionHour(null, new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero), 0, s_at, 0, 2, 8)],
        });
        UsageReport after = await store.GetReportAsync(s_january);

        Assert.Equal(2, await NumberAsync("SELECT MAX(version) FROM switchboard_schema"));
        Assert.Equal((1, new ConcurrencyPeak(7, s_at), 9, null), (before.InAll.ActiveUsers, before.InAll.Peak, before.InAll.HoursOfDay[10].Opened, before.InAll.ReuseRatio));
        Assert.Equal((2, 8, 10, 4.0), (after.InAll.ActiveUsers, after.InAll.Peak?.Connections, after.InAll.HoursOfDay[10].Opened, after.InAll.ReuseRatio));
        Assert.Equal((2, 8), (after.Of("acme").ActiveUsers, after.Of("acme").Peak?.Connections));
        Assert.Equal(s_at, await store.GetLastActiveAsync("anna"));
    }

    [Fact]
    public async Task Several_that_start_at_once_make_the_tables_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => new UsageInstance(NewStore(), $"instance {number}").OpenAsync(s_at))));

        Assert.Equal(8, (await NewStore().GetReportAsync(s_january)).InAll.Peak?.Connections);
        Assert.Equal(2, await NumberAsync("SELECT COUNT(*) FROM switchboard_schema"));
    }

    [Fact]
    public async Task Tables_of_a_version_that_is_not_known_are_left_alone()
    {
        await NewStore().MigrateAsync();
        await ExecuteAsync("INSERT INTO switchboard_schema VALUES (3)");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => NewStore().MigrateAsync());

        Assert.Equal("The usage tables are of version 3, and this Switchboard knows version 2; update the Switchboard package of this process.", error.Message);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_as_it_was()
    {
        await NewStore().MigrateToAsync(1, CancellationToken.None);
        // What the second step wants to make is there already.
        await ExecuteAsync("CREATE INDEX switchboard_active_users_user ON switchboard_active_users (user_id)");

        await Assert.ThrowsAnyAsync<DbException>(() => NewStore().MigrateAsync());
        await ExecuteAsync("DROP INDEX switchboard_active_users_user");
        await NewStore().MigrateAsync();

        Assert.Equal(2, await NumberAsync("SELECT COUNT(*) FROM switchboard_schema"));
    }

    [Fact]
    public async Task Tables_that_vanish_under_a_store_are_made_again()
    {
        AdoNetUsageStore store = NewStore();
        var instance = new UsageInstance(store, "one");
        await instance.OpenAsync(s_at);
        foreach (string table in new[] { "schema", "active_users", "instances", "open_connections", "hours" })
            await ExecuteAsync($"DROP TABLE switchboard_{table}");
        await Assert.ThrowsAnyAsync<DbException>(() => instance.OpenAsync(s_at));

        await instance.OpenAsync(s_at);

        Assert.Equal(3, (await store.GetReportAsync(s_january)).InAll.Peak?.Connections);
    }

    protected AdoNetUsageStore NewStore() => new(Database.Source, Database.Dialect);

    protected async Task ExecuteAsync(string sql)
    {
        await using DbCommand command = Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using DbCommand command = Database.Source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

public sealed class SqliteSchemaTests() : SchemaTests(new SqliteDatabases());

public sealed class PostgreSqlSchemaTests(PostgreSqlFixture fixture) : SchemaTests(new PostgreSqlDatabases(fixture))
{
    [Fact]
    public async Task An_application_that_may_not_make_tables_uses_those_that_are_there()
    {
        await NewStore().MigrateAsync();
        string role = $"application_{Guid.NewGuid():N}";
        string schema = ConnectionString[(ConnectionString.LastIndexOf('=') + 1)..];
        await ExecuteAsync($"CREATE ROLE {role} LOGIN");
        await ExecuteAsync($"GRANT USAGE ON SCHEMA {schema} TO {role}");
        await ExecuteAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}");

        await using var database = UsageDatabase.Open(
            Database.Dialect.Name, ConnectionString.Replace("Username=postgres", $"Username={role}", StringComparison.Ordinal));
        var store = new AdoNetUsageStore(database.Source, database.Dialect);
        await new UsageInstance(store, "one").OpenAsync(new DateTimeOffset(2026, 1, 31, 10, 15, 0, TimeSpan.Zero));
        await store.PruneAsync(DateTimeOffset.UnixEpoch);

        Assert.Equal(1, (await store.GetReportAsync(new UsageMonth(2026, 1))).InAll.Peak?.Connections);
    }
}
