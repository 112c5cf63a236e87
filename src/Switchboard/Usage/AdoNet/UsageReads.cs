using System.Data.Common;

namespace Switchboard;

/// <summary>The questions to the database.</summary>
internal static class UsageReads
{
    public static async Task<UsageReport> ReportAsync(UsageSession session, UsageMonth month, CancellationToken cancellationToken)
    {
        (string, object) monthNumber = ("@month", UsageWrites.Month(month));
        long? users = await session.ReadNumberAsync(
            "SELECT COUNT(DISTINCT user_id) FROM switchboard_active_users WHERE month = @month", cancellationToken, monthNumber).ConfigureAwait(false);
        List<KeyValuePair<string, int>> usersOfScopes = await session.ReadRowsAsync(
            "SELECT scope, COUNT(*) FROM switchboard_active_users WHERE month = @month GROUP BY scope",
            static row => new KeyValuePair<string, int>(row.GetString(0), (int)row.GetInt64(1)), cancellationToken, monthNumber).ConfigureAwait(false);
        List<StoredHour> hours = await session.ReadRowsAsync(
            """
            SELECT in_all, scope, hour, peak, peak_at, opened, clients_created, holds_taken
            FROM switchboard_hours WHERE hour >= @start AND hour < @end
            """,
            Hour, cancellationToken, ("@start", UsageWrites.Time(month.Start)), ("@end", UsageWrites.Time(month.End))).ConfigureAwait(false);
        return StoredHour.Report(month, (int)(users ?? 0), usersOfScopes, hours);
    }

    public static async Task<DateTimeOffset?> LastActiveAsync(UsageSession session, string user, CancellationToken cancellationToken) =>
        Time(await session.ReadNumberAsync(
            "SELECT MAX(last_active) FROM switchboard_active_users WHERE user_id = @user", cancellationToken,
            ("@user", StoredText.Of(user))).ConfigureAwait(false));

    public static async Task<DateTimeOffset?> LastActiveAsync(UsageSession session, string user, string? scope, CancellationToken cancellationToken) =>
        Time(await session.ReadNumberAsync(
            "SELECT MAX(last_active) FROM switchboard_active_users WHERE user_id = @user AND scope = @scope", cancellationToken,
            ("@user", StoredText.Of(user)), ("@scope", StoredText.Of(scope))).ConfigureAwait(false));

    private static StoredHour Hour(DbDataReader row) => new(
        row.GetInt32(0) != 0, row.GetString(1) is { Length: > 0 } scope ? scope : null, At(row.GetInt64(2)),
        (int)row.GetInt64(3), At(row.GetInt64(4)), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? At(known) : null;

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
