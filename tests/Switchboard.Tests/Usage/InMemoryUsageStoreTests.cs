namespace Switchboard.Tests;

public sealed class InMemoryUsageStoreTests : UsageStoreContract
{
    protected override int Histories => 500;

    protected override ValueTask<IUsageStore> NewStoreAsync() => new(new InMemoryUsageStore());

    [Fact]
    public async Task What_is_older_than_it_keeps_is_deleted_without_being_asked()
    {
        var store = new InMemoryUsageStore(TimeSpan.FromDays(40));
        var instance = new UsageInstance(store, "one");
        DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await instance.ActiveAsync(start, "anna");
        await instance.ActiveAsync(start.AddDays(40), "boris");
        Assert.Equal(start, await store.GetLastActiveAsync("anna"));

        await instance.ActiveAsync(start.AddDays(41), "boris");

        Assert.Null(await store.GetLastActiveAsync("anna"));
        Assert.Equal(start.AddDays(41), await store.GetLastActiveAsync("boris"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3651)]
    public void It_keeps_some_time_and_not_for_ever(int days)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryUsageStore(TimeSpan.FromDays(days)));

        Assert.StartsWith("The time an in-memory usage store keeps must be more than none and at most 3650 days.", error.Message, StringComparison.Ordinal);
    }
}
