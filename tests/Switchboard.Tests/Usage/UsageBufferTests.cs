namespace Switchboard.Tests;

public sealed class UsageBufferTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ConnectionKey s_anna = new("chat", user: "anna");

    private readonly UsageBuffer _buffer = new(capacity: 1_000, lastActiveInterval: TimeSpan.FromMinutes(1), countsFor: TimeSpan.FromMinutes(3));

    [Fact]
    public void The_activity_of_a_user_is_told_once_a_minute()
    {
        List<int> seconds = [];
        for (int second = 0; second < 180; second += 5)
        {
            _buffer.Active(s_anna, s_start.AddSeconds(second));
            if (_buffer.TakeBatch(s_start.AddSeconds(second)) is { } batch)
                seconds.AddRange(batch.Users.Select(static user => (int)(user.At - s_start).TotalSeconds));
        }

        Assert.Equal([0, 60, 120], seconds);
    }

    [Fact]
    public void Users_of_equal_names_in_two_scopes_are_told_apart()
    {
        _buffer.Active(s_anna, s_start);
        _buffer.Active(s_anna with { Scope = "acme" }, s_start);

        Assert.Equal([new ActiveUser(null, "anna", s_start), new ActiveUser("acme", "anna", s_start)], _buffer.TakeBatch(s_start)?.Users);
    }

    [Fact]
    public void A_beat_tells_all_that_is_open_and_an_hour_only_once()
    {
        _buffer.Opened(s_anna, s_start);
        _buffer.TakeBatch(s_start);

        Assert.True(_buffer.Beat(s_start.AddMinutes(1)));
        UsageBatch? sameHour = _buffer.TakeBatch(s_start.AddMinutes(1));
        Assert.True(_buffer.Beat(s_start.AddHours(1)));
        UsageBatch? nextHour = _buffer.TakeBatch(s_start.AddHours(1));

        Assert.Equal([new OpenConnections(null, 1)], sameHour?.Open);
        Assert.Empty(sameHour!.Hours);
        Assert.Equal(s_start.AddMinutes(4), sameHour.CountsUntil);
        Assert.Equal([new ConnectionHour(null, s_start.AddHours(1), 1, s_start.AddHours(1), 0, 0, 0)], nextHour?.Hours);
    }

    [Fact]
    public void Without_connections_and_users_there_is_no_further_beat()
    {
        _buffer.Opened(s_anna, s_start);
        _buffer.Closed(s_anna, s_start);

        Assert.True(_buffer.Beat(s_start.AddSeconds(20)));
        Assert.False(_buffer.Beat(s_start.AddMinutes(1)));
    }

    [Fact]
    public void The_end_closes_what_is_open_and_nothing_is_taken_after_it()
    {
        _buffer.Opened(s_anna, s_start);
        _buffer.End(s_start);
        _buffer.Opened(s_anna, s_start);
        _buffer.Active(s_anna, s_start.AddHours(1));

        Assert.Equal([new OpenConnections(null, 0)], _buffer.TakeBatch(s_start)?.Open);
        Assert.Null(_buffer.TakeBatch(s_start));
    }
}
