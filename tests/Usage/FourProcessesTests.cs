namespace Switchboard.Usage;

/// <summary>Four real processes write one ledger at the same time, and no user and no connection is missed or counted twice.</summary>
public abstract class FourProcessesTests(ITestDatabases databases) : IAsyncDisposable
{
    private readonly List<WorkerProcess> _workers = [];

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (WorkerProcess worker in _workers)
            await worker.DisposeAsync();
        await databases.DisposeAsync();
    }

    [Fact]
    public async Task Users_count_once_and_the_peak_is_right_to_the_connection()
    {
        string connectionString = await databases.NewAsync();
        // They start at once on an empty database, so they make its tables at once too.
        for (int number = 0; number < 4; number++)
            _workers.Add(new WorkerProcess(databases.Dialect, connectionString, number));
        await AllAsync(static worker => worker.IsReadyAsync());

        await AllAsync(static worker => worker.OpenAsync(50, circle: 60));
        await AllAsync(static worker => worker.CloseAsync(30));
        await AllAsync(static worker => worker.OpenAsync(60, circle: 65));
        await AllAsync(static worker => worker.CloseAsync(40));
        await AllAsync(static worker => worker.OpenAsync(10, circle: 60));
        await AllAsync(static worker => worker.EndAsync());

        await using var database = UsageDatabase.Open(databases.Dialect, connectionString);
        UsageReport report = await new AdoNetUsageStore(database.Source, database.Dialect).GetReportAsync(StandingClock.Month);
        // 4 × (50 − 30 + 60) at most at once; 4 × (50 + 60 + 10) in all, of 65 users.
        Assert.Equal(320, report.InAll.Peak?.Connections);
        Assert.Equal(320, report.Of("acme").Peak?.Connections);
        Assert.Equal(480, report.InAll.HoursOfDay[12].Opened);
        Assert.Equal(65, report.InAll.ActiveUsers);
    }

    private Task AllAsync(Func<WorkerProcess, Task> act) => Task.WhenAll(_workers.Select(act));
}

public sealed class SqliteFourProcessesTests() : FourProcessesTests(new SqliteDatabases());

public sealed class PostgreSqlFourProcessesTests(PostgreSqlFixture fixture) : FourProcessesTests(new PostgreSqlDatabases(fixture));
