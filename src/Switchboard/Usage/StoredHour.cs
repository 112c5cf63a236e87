namespace Switchboard;

/// <summary>One hour as a store keeps it: over all instances, of one scope or of all together.</summary>
internal sealed record StoredHour(
    bool IsInAll, string? Scope, DateTimeOffset Hour, int Peak, DateTimeOffset PeakAt, long Opened, long ClientsCreated, long HoldsTaken)
{
    public StoredHour Add(StoredHour other) => this with
    {
        Peak = Math.Max(Peak, other.Peak),
        PeakAt = other.Peak > Peak ? other.PeakAt : PeakAt,
        Opened = Opened + other.Opened,
        ClientsCreated = ClientsCreated + other.ClientsCreated,
        HoldsTaken = HoldsTaken + other.HoldsTaken,
    };

    /// <summary>Makes the report of a month from its hours and from how many users each scope had.</summary>
    public static UsageReport Report(
        UsageMonth month, int usersInAll, IReadOnlyCollection<KeyValuePair<string, int>> usersOfScopes, IReadOnlyCollection<StoredHour> hours)
    {
        // A scope is never blank, so an empty name is free for connections that have none.
        Dictionary<string, int> users = usersOfScopes.ToDictionary(static scope => scope.Key, static scope => scope.Value, StringComparer.Ordinal);
        ILookup<string, StoredHour> scopes = hours.Where(static hour => !hour.IsInAll).ToLookup(static hour => hour.Scope ?? "", StringComparer.Ordinal);
        return new UsageReport(
            month,
            UsageFigures.From(null, usersInAll, [.. hours.Where(static hour => hour.IsInAll)]),
            [.. users.Keys.Union(scopes.Select(static scope => scope.Key), StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal)
                .Select(name => UsageFigures.From(name.Length == 0 ? null : name, users.TryGetValue(name, out int count) ? count : 0, [.. scopes[name]]))]);
    }
}
