using System.Globalization;

namespace Switchboard;

/// <summary>A month, in UTC.</summary>
public readonly record struct UsageMonth
{
    /// <summary>Names a month.</summary>
    /// <param name="year">The year, 1 to 9998.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year or the month is out of its range.</exception>
    public UsageMonth(int year, int month)
    {
        if (year is < 1 or > 9998)
            throw new ArgumentOutOfRangeException(nameof(year), year, "The year of a month must be from 1 to 9998.");
        if (month is < 1 or > 12)
            throw new ArgumentOutOfRangeException(nameof(month), month, "A month must be from 1 to 12.");
        Year = year;
        Month = month;
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The first moment of the month.</summary>
    public DateTimeOffset Start => new(Year, Month, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first moment of the month after.</summary>
    public DateTimeOffset End => Start.AddMonths(1);

    /// <summary>The month of a time, in UTC.</summary>
    /// <param name="at">The time.</param>
    /// <returns>The month.</returns>
    public static UsageMonth Of(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month);

    /// <summary>The month as year and month.</summary>
    /// <returns>For example <c>2026-05</c>.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}", Year, Month);
}
