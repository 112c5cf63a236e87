using System.Data;
using System.Data.Common;

namespace Switchboard;

/// <summary>What differs between the databases that usage can be kept in.</summary>
public sealed class SqlDialect
{
    private SqlDialect(string name, IsolationLevel isolation, string? takeTurn, string tableExists, Func<DbException, bool> isConflict)
    {
        Name = name;
        Isolation = isolation;
        TakeTurn = takeTurn;
        TableExists = tableExists;
        IsConflict = isConflict;
    }

    /// <summary>SQLite 3.24 or newer. Its transactions that write take the whole database, so instances wait for each other.</summary>
    public static SqlDialect Sqlite { get; } = new(
        nameof(Sqlite), IsolationLevel.Serializable, takeTurn: null,
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table",
        // SQLITE_BUSY and SQLITE_LOCKED. Microsoft.Data.Sqlite puts the code into its message and nowhere else that every provider has.
        static error => error.ErrorCode is 5 or 6 ||
            error.Message.StartsWith("SQLite Error 5:", StringComparison.Ordinal) || error.Message.StartsWith("SQLite Error 6:", StringComparison.Ordinal));

    /// <summary>PostgreSQL 9.5 or newer. The tables are made in the first schema of the search path.</summary>
    public static SqlDialect PostgreSql { get; } = new(
        nameof(PostgreSql), IsolationLevel.ReadCommitted,
        // Each statement after it sees what the writer before has committed. The number is the lock's own, "swchbrd" as ASCII.
        "SELECT pg_advisory_xact_lock(32500891158475364)",
        // Not to_regclass: it may answer from a cache, of before the turn.
        "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE relname = @table AND pg_catalog.pg_table_is_visible(oid)",
        // Serialization failure, deadlock, lock not available.
        static error => error.SqlState is "40001" or "40P01" or "55P03");

    /// <summary>The name of the database.</summary>
    public string Name { get; }

    internal IsolationLevel Isolation { get; }

    /// <summary>Lets one transaction at a time go on; null where to begin one does.</summary>
    internal string? TakeTurn { get; }

    internal string TableExists { get; }

    /// <summary>Whether the same transaction may well succeed when it is tried again.</summary>
    internal Func<DbException, bool> IsConflict { get; }

    /// <summary>The name of the database.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
