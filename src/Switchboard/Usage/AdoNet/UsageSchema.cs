namespace Switchboard;

/// <summary>The tables of the usage database, as the steps that lead to them. A step that was released does not change any more; a new version is a new step.</summary>
/// <remarks>Times are milliseconds since 1970 in UTC, a month is its year times 100 plus its number, the scope of connections without one is empty.</remarks>
internal static class UsageSchema
{
    // Version 1 knows users and concurrency. Version 2 adds reuse, and finds a user without reading every month.
    private static readonly string[][] s_steps =
    [
        [
            """
            CREATE TABLE switchboard_active_users (
                month INTEGER NOT NULL, scope TEXT NOT NULL, user_id TEXT NOT NULL, last_active BIGINT NOT NULL,
                PRIMARY KEY (month, scope, user_id))
            """,
            """
            CREATE TABLE switchboard_instances (
                instance TEXT NOT NULL PRIMARY KEY, batch BIGINT NOT NULL, counts_until BIGINT NOT NULL)
            """,
            """
            CREATE TABLE switchboard_open_connections (
                instance TEXT NOT NULL, scope TEXT NOT NULL, count INTEGER NOT NULL,
                PRIMARY KEY (instance, scope))
            """,
            """
            CREATE TABLE switchboard_hours (
                hour BIGINT NOT NULL, in_all INTEGER NOT NULL, scope TEXT NOT NULL, peak BIGINT NOT NULL, peak_at BIGINT NOT NULL, opened BIGINT NOT NULL,
                PRIMARY KEY (hour, in_all, scope))
            """,
        ],
        [
            "ALTER TABLE switchboard_hours ADD COLUMN clients_created BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE switchboard_hours ADD COLUMN holds_taken BIGINT NOT NULL DEFAULT 0",
            "CREATE INDEX switchboard_active_users_user ON switchboard_active_users (user_id, scope)",
        ],
    ];

    public static int Latest => s_steps.Length;

    /// <summary>The version of the database; 0 when it has no tables yet.</summary>
    public static async Task<int> VersionAsync(UsageSession session, SqlDialect dialect, CancellationToken cancellationToken)
    {
        long? exists = await session.ReadNumberAsync(dialect.TableExists, cancellationToken, ("@table", "switchboard_schema")).ConfigureAwait(false);
        return exists is > 0
            ? (int)(await session.ReadNumberAsync("SELECT MAX(version) FROM switchboard_schema", cancellationToken).ConfigureAwait(false) ?? 0)
            : 0;
    }

    /// <summary>Takes the database from one version to another, within the transaction of the session.</summary>
    public static async Task MigrateAsync(UsageSession session, int from, int to, CancellationToken cancellationToken)
    {
        if (from == 0)
            await session.ExecuteAsync(
                "CREATE TABLE switchboard_schema (version INTEGER NOT NULL PRIMARY KEY)", cancellationToken).ConfigureAwait(false);
        for (int version = from + 1; version <= to; version++)
        {
            foreach (string statement in s_steps[version - 1])
                await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(
                "INSERT INTO switchboard_schema (version) VALUES (@version)", cancellationToken, ("@version", version)).ConfigureAwait(false);
        }
    }
}
