namespace Switchboard;

/// <summary>The figures of a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="InAll">All scopes together. A user who was active in several counts once, and the peak is that of one moment, not the sum of peaks.</param>
/// <param name="Scopes">Each scope of which something is known, connections without a scope among them.</param>
public sealed record UsageReport(UsageMonth Month, UsageFigures InAll, IReadOnlyList<UsageFigures> Scopes)
{
    /// <summary>The figures of one scope.</summary>
    /// <param name="scope">The scope; <see langword="null"/> for connections that have none.</param>
    /// <returns>The figures; zeros for a scope of which nothing is known.</returns>
    public UsageFigures Of(string? scope) =>
        Scopes.FirstOrDefault(figures => string.Equals(figures.Scope, scope, StringComparison.Ordinal)) ?? UsageFigures.From(scope, 0, []);
}

/// <summary>The figures of a month in one scope, or in all.</summary>
/// <param name="Scope">The scope; <see langword="null"/> for connections that have none, and in all scopes together.</param>
/// <param name="ActiveUsers">Users who opened a connection or were active on one. Each counts once in the month.</param>
/// <param name="Peak">The most connections that were open at once; <see langword="null"/> when there were none.</param>
/// <param name="HoursOfDay">The 24 hours of the day in UTC, over the whole month.</param>
/// <param name="ClientsCreated">Clients that were created.</param>
/// <param name="HoldsTaken">References and leases that were taken.</param>
public sealed record UsageFigures(
    string? Scope, int ActiveUsers, ConcurrencyPeak? Peak, IReadOnlyList<HourOfDayUsage> HoursOfDay, long ClientsCreated, long HoldsTaken)
{
    /// <summary>How many references and leases each client served on average; <see langword="null"/> when no client was created.</summary>
    public double? ReuseRatio => ClientsCreated == 0 ? null : (double)HoldsTaken / ClientsCreated;

    /// <summary>The hour of the day with the most connections at once, the earliest of equal ones; <see langword="null"/> when there were none.</summary>
    public HourOfDayUsage? BusiestHour
    {
        get
        {
            HourOfDayUsage? busiest = null;
            foreach (HourOfDayUsage hour in HoursOfDay)
                if (hour.Peak > (busiest?.Peak ?? 0))
                    busiest = hour;
            return busiest;
        }
    }

    internal static UsageFigures From(string? scope, int activeUsers, IReadOnlyCollection<StoredHour> hours)
    {
        var ofDay = new HourOfDayUsage[24];
        for (int hour = 0; hour < ofDay.Length; hour++)
            ofDay[hour] = new HourOfDayUsage(hour, 0, 0);
        StoredHour? highest = null;
        foreach (StoredHour hour in hours)
        {
            HourOfDayUsage so = ofDay[hour.Hour.UtcDateTime.Hour];
            ofDay[so.Hour] = new HourOfDayUsage(so.Hour, Math.Max(so.Peak, hour.Peak), so.Opened + hour.Opened);
            if (highest is null || hour.Peak > highest.Peak || (hour.Peak == highest.Peak && hour.PeakAt < highest.PeakAt))
                highest = hour;
        }
        return new UsageFigures(
            scope, activeUsers, highest is { Peak: > 0 } ? new ConcurrencyPeak(highest.Peak, highest.PeakAt) : null, ofDay,
            hours.Sum(static hour => hour.ClientsCreated), hours.Sum(static hour => hour.HoldsTaken));
    }
}

/// <summary>The most connections that were open at once.</summary>
/// <param name="Connections">How many.</param>
/// <param name="At">When so many were open first.</param>
public sealed record ConcurrencyPeak(int Connections, DateTimeOffset At);

/// <summary>One hour of the day in UTC, over all days of a month.</summary>
/// <param name="Hour">The hour, 0 to 23.</param>
/// <param name="Peak">The most connections that were open at once in that hour of any day.</param>
/// <param name="Opened">Connections opened in that hour of all days.</param>
public sealed record HourOfDayUsage(int Hour, int Peak, long Opened);
