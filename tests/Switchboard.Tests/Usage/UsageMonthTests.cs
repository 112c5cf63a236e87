namespace Switchboard.Tests;

public sealed class UsageMonthTests
{
    [Fact]
    public void A_month_begins_with_its_first_moment_and_ends_with_the_next()
    {
        var december = new UsageMonth(2026, 12);

        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), december.Start);
        Assert.Equal(new UsageMonth(2027, 1).Start, december.End);
        Assert.Equal(december, UsageMonth.Of(december.Start));
        Assert.Equal(december, UsageMonth.Of(december.End.AddTicks(-1)));
        Assert.Equal("2026-12", december.ToString());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9999, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    public void A_month_that_is_none_is_refused(int year, int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UsageMonth(year, month));
}
