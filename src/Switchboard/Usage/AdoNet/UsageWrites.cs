namespace Switchboard;

/// <summary>What a batch changes in the database, within one transaction.</summary>
internal static class UsageWrites
{
    private const string UpsertUser =
        """
        INSERT INTO switchboard_active_users (month, scope, user_id, last_active) VALUES (@month, @scope, @user, @at)
        ON CONFLICT (month, scope, user_id) DO UPDATE SET last_active = excluded.last_active
        WHERE excluded.last_active > switchboard_active_users.last_active
        """;

    private const string TakeBatch =
        """
        INSERT INTO switchboard_instances (instance, batch, counts_until) VALUES (@instance, @batch, @until)
        ON CONFLICT (instance) DO UPDATE SET batch = excluded.batch, counts_until = excluded.counts_until
        WHERE excluded.batch > switchboard_instances.batch
        """;

    private const string UpsertHour =
        """
        INSERT INTO switchboard_hours (hour, in_all, scope, peak, peak_at, opened, clients_created, holds_taken)
        VALUES (@hour, @inAll, @scope, @peak + (
            SELECT COALESCE(SUM(elsewhere.count), 0) FROM switchboard_open_connections elsewhere
            JOIN switchboard_instances other ON other.instance = elsewhere.instance
            WHERE other.instance <> @instance AND other.counts_until > @at AND (@inAll = 1 OR elsewhere.scope = @scope)),
            @peakAt, @opened, @created, @holds)
        ON CONFLICT (hour, in_all, scope) DO UPDATE SET
            peak = CASE WHEN excluded.peak > switchboard_hours.peak THEN excluded.peak ELSE switchboard_hours.peak END,
            peak_at = CASE WHEN excluded.peak > switchboard_hours.peak THEN excluded.peak_at ELSE switchboard_hours.peak_at END,
            opened = switchboard_hours.opened + excluded.opened,
            clients_created = switchboard_hours.clients_created + excluded.clients_created,
            holds_taken = switchboard_hours.holds_taken + excluded.holds_taken
        """;

    private const string SetOpen =
        """
        INSERT INTO switchboard_open_connections (instance, scope, count) VALUES (@instance, @scope, @count)
        ON CONFLICT (instance, scope) DO UPDATE SET count = excluded.count WHERE excluded.count <> switchboard_open_connections.count
        """;

    public static async Task RecordAsync(UsageSession session, SqlDialect dialect, UsageBatch batch, CancellationToken cancellationToken)
    {
        // Users first and in order: whoever waits for a row of another writer holds no turn yet, and no two wait for each other.
        foreach ((int month, string scope, string user, long at) in batch.Users
            .Select(static user => (Month: Month(UsageMonth.Of(user.At)), Scope: StoredText.Of(user.Scope), User: StoredText.Of(user.User), At: Time(user.At)))
            .OrderBy(static user => user.Month).ThenBy(static user => user.Scope, StringComparer.Ordinal).ThenBy(static user => user.User, StringComparer.Ordinal))
            await session.ExecuteAsync(
                UpsertUser, cancellationToken, ("@month", month), ("@scope", scope), ("@user", user), ("@at", at)).ConfigureAwait(false);

        if (dialect.TakeTurn is { } takeTurn)
            await session.ExecuteAsync(takeTurn, cancellationToken).ConfigureAwait(false);
        int taken = await session.ExecuteAsync(
            TakeBatch, cancellationToken,
            ("@instance", batch.Instance), ("@batch", batch.Number), ("@until", Time(batch.CountsUntil))).ConfigureAwait(false);
        if (taken == 0)
            return;
        if (batch.Number == 1)
            await ForgetInstancesAsync(session, batch.At - TimeSpan.FromDays(1), cancellationToken).ConfigureAwait(false);
        foreach (ConnectionHour hour in batch.Hours)
            await AddHourAsync(session, batch, hour, inAll: 0, cancellationToken).ConfigureAwait(false);
        foreach (ConnectionHour hour in batch.HoursInAll)
            await AddHourAsync(session, batch, hour, inAll: 1, cancellationToken).ConfigureAwait(false);
        foreach (OpenConnections open in batch.Open)
            await session.ExecuteAsync(
                SetOpen, cancellationToken,
                ("@instance", batch.Instance), ("@scope", StoredText.Of(open.Scope)), ("@count", open.Count)).ConfigureAwait(false);
    }

    public static async Task PruneAsync(UsageSession session, SqlDialect dialect, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            "DELETE FROM switchboard_active_users WHERE last_active < @before", cancellationToken, ("@before", Time(before))).ConfigureAwait(false);
        if (dialect.TakeTurn is { } takeTurn)
            await session.ExecuteAsync(takeTurn, cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(
            "DELETE FROM switchboard_hours WHERE hour < @before", cancellationToken, ("@before", Time(before))).ConfigureAwait(false);
        await ForgetInstancesAsync(session, before, cancellationToken).ConfigureAwait(false);
    }

    public static int Month(UsageMonth month) => (month.Year * 100) + month.Month;

    public static long Time(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static Task<int> AddHourAsync(UsageSession session, UsageBatch batch, ConnectionHour hour, int inAll, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            UpsertHour, cancellationToken,
            ("@hour", Time(hour.Hour)), ("@inAll", inAll), ("@scope", StoredText.Of(hour.Scope)), ("@peak", hour.Highest), ("@peakAt", Time(hour.HighestAt)),
            ("@opened", hour.Opened), ("@created", hour.ClientsCreated), ("@holds", hour.HoldsTaken), ("@instance", batch.Instance), ("@at", Time(batch.At)));

    private static async Task ForgetInstancesAsync(UsageSession session, DateTimeOffset goneSince, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            "DELETE FROM switchboard_open_connections WHERE instance IN (SELECT instance FROM switchboard_instances WHERE counts_until < @before)",
            cancellationToken, ("@before", Time(goneSince))).ConfigureAwait(false);
        await session.ExecuteAsync(
            "DELETE FROM switchboard_instances WHERE counts_until < @before", cancellationToken, ("@before", Time(goneSince))).ConfigureAwait(false);
    }
}
