namespace Switchboard.Tests;

/// <summary>An instance that tells a store of every connection by itself.</summary>
internal sealed class UsageInstance(IUsageStore store, string name)
{
    private readonly Dictionary<string, int> _open = [];
    private long _number;

    public TimeSpan CountsFor { get; init; } = TimeSpan.FromMinutes(1);

    public Task OpenAsync(DateTimeOffset at, string? scope = null, string? user = null, int count = 1) => ChangeAsync(at, scope, count, user);

    public Task CloseAsync(DateTimeOffset at, string? scope = null, int count = 1) => ChangeAsync(at, scope, -count);

    public Task ActiveAsync(DateTimeOffset at, string user, string? scope = null) =>
        store.RecordAsync(Next(at) with { Users = [new ActiveUser(scope, user, at)] });

    public UsageBatch Next(DateTimeOffset at) => new(name, ++_number, at, at + CountsFor);

    public UsageBatch Change(DateTimeOffset at, string? scope, int change, string? user = null)
    {
        int before = _open.GetValueOrDefault(scope ?? "");
        int beforeInAll = _open.Values.Sum();
        int now = _open[scope ?? ""] = before + change;
        DateTimeOffset hour = new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        int opened = Math.Max(change, 0);
        return Next(at) with
        {
            Users = user is null ? [] : [new ActiveUser(scope, user, at)],
            Open = [new OpenConnections(scope, now)],
            Hours = [new ConnectionHour(scope, hour, Math.Max(before, now), at, opened, 0, 0)],
            HoursInAll = [new ConnectionHour(null, hour, Math.Max(beforeInAll, beforeInAll + change), at, opened, 0, 0)],
        };
    }

    private Task ChangeAsync(DateTimeOffset at, string? scope, int change, string? user = null) =>
        store.RecordAsync(Change(at, scope, change, user));
}
