using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Switchboard.Usage;

/// <summary>A database to keep usage in.</summary>
public sealed class UsageDatabase(SqlDialect dialect, DbDataSource source) : IAsyncDisposable
{
    public SqlDialect Dialect => dialect;

    public DbDataSource Source => source;

    public static UsageDatabase Open(string dialect, string connectionString)
    {
        if (dialect == SqlDialect.PostgreSql.Name)
            return new UsageDatabase(SqlDialect.PostgreSql, NpgsqlDataSource.Create(connectionString));
        Batteries_V2.Init();
        return new UsageDatabase(SqlDialect.Sqlite, SqliteFactory.Instance.CreateDataSource(connectionString));
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
