using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(Switchboard.Usage.PostgreSqlFixture))]

namespace Switchboard.Usage;

/// <summary>Where tests get new, empty databases from.</summary>
public interface ITestDatabases : IAsyncDisposable
{
    string Dialect { get; }

    /// <summary>The connection string of a database that nothing was written to.</summary>
    ValueTask<string> NewAsync();
}

/// <summary>One PostgreSQL for all tests of the run.</summary>
public sealed class PostgreSqlFixture : IAsyncLifetime
{
    private PostgreSqlCluster? _cluster;

    public PostgreSqlCluster Cluster
    {
        get
        {
            Assert.SkipUnless(PostgreSqlCluster.IsInstalled, PostgreSqlCluster.HowToInstall);
            return _cluster!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlCluster.IsInstalled)
            _cluster = await PostgreSqlCluster.MakeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}

/// <summary>A schema of the PostgreSQL of the run each.</summary>
public sealed class PostgreSqlDatabases(PostgreSqlFixture fixture) : ITestDatabases
{
    public string Dialect => SqlDialect.PostgreSql.Name;

    public async ValueTask<string> NewAsync()
    {
        string schema = $"usage_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(fixture.Cluster.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{fixture.Cluster.ConnectionString};Search Path={schema}";
    }

    public ValueTask DisposeAsync() => default;
}

/// <summary>A file each.</summary>
public sealed class SqliteDatabases : ITestDatabases
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("switchboard-usage-");
    private int _number;

    public string Dialect => SqlDialect.Sqlite.Name;

    public ValueTask<string> NewAsync() => new($"Data Source={Path.Combine(_directory.FullName, $"usage {++_number}.db")}");

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
        return default;
    }
}
