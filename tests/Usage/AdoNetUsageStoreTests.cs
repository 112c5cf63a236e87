using Switchboard.Tests;

namespace Switchboard.Usage;

/// <summary>What every store does, done by a database.</summary>
public abstract class AdoNetUsageStoreTests(ITestDatabases databases) : UsageStoreContract, IAsyncDisposable
{
    private readonly List<UsageDatabase> _opened = [];

    protected override async ValueTask<IUsageStore> NewStoreAsync()
    {
        UsageDatabase database = UsageDatabase.Open(databases.Dialect, await databases.NewAsync());
        _opened.Add(database);
        return new AdoNetUsageStore(database.Source, database.Dialect);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (UsageDatabase database in _opened)
            await database.DisposeAsync();
        await databases.DisposeAsync();
    }
}

public sealed class SqliteUsageStoreTests() : AdoNetUsageStoreTests(new SqliteDatabases());

public sealed class PostgreSqlUsageStoreTests(PostgreSqlFixture fixture) : AdoNetUsageStoreTests(new PostgreSqlDatabases(fixture));
