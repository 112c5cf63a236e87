using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

public sealed class ChannelHistoryTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ChannelHistory _history = new();

    [Fact]
    public void A_number_that_was_reached_is_a_repeat()
    {
        Assert.True(_history.TryAdvance(new ChannelPosition(Sequence: 5)));
        Assert.False(_history.TryAdvance(new ChannelPosition(Sequence: 5)));
        Assert.False(_history.TryAdvance(new ChannelPosition(Sequence: 4)));
        Assert.True(_history.TryAdvance(new ChannelPosition(Sequence: 6)));
    }

    [Fact]
    public void A_number_decides_against_a_clock_that_went_back()
    {
        Assert.True(_history.TryAdvance(new ChannelPosition(1, s_noon)));
        Assert.True(_history.TryAdvance(new ChannelPosition(2, s_noon.AddSeconds(-1))));
        Assert.False(_history.TryAdvance(new ChannelPosition(2, s_noon.AddSeconds(1))));
        Assert.Equal(new ChannelPosition(2, s_noon), _history.Last);
    }

    [Fact]
    public void An_older_time_is_a_repeat_and_the_same_time_is_not()
    {
        Assert.True(_history.TryAdvance(new ChannelPosition(Timestamp: s_noon)));
        Assert.True(_history.TryAdvance(new ChannelPosition(Timestamp: s_noon)));
        Assert.False(_history.TryAdvance(new ChannelPosition(Timestamp: s_noon.AddTicks(-1))));
    }

    [Fact]
    public void A_message_that_was_overtaken_is_told_by_its_id_and_does_not_set_the_channel_back()
    {
        Assert.True(_history.TryAdvance(new ChannelPosition(Timestamp: s_noon, Id: "b")));
        Assert.True(_history.TryAdvance(new ChannelPosition(Timestamp: s_noon.AddSeconds(-1), Id: "a")));
        Assert.False(_history.TryAdvance(new ChannelPosition(Timestamp: s_noon.AddSeconds(-1), Id: "a")));
        Assert.False(_history.TryAdvance(new ChannelPosition(Timestamp: s_noon, Id: "b")));
        Assert.Equal(new ChannelPosition(Timestamp: s_noon, Id: "b"), _history.Last);
    }

    [Fact]
    public void An_id_is_remembered_for_256_messages()
    {
        for (int i = 0; i < 256; i++)
            Assert.True(_history.TryAdvance(new ChannelPosition(Id: $"{i}")));
        Assert.False(_history.TryAdvance(new ChannelPosition(Id: "0")));

        Assert.True(_history.TryAdvance(new ChannelPosition(Id: "256")));

        Assert.True(_history.TryAdvance(new ChannelPosition(Id: "0")));
        Assert.False(_history.TryAdvance(new ChannelPosition(Id: "2")));
    }

    [Fact]
    public void What_has_no_position_is_never_a_repeat_and_tells_none()
    {
        Assert.True(_history.TryAdvance(default));
        Assert.True(_history.TryAdvance(default));
        Assert.Null(_history.Last);
    }

    [Fact]
    public void What_a_message_does_not_tell_stays_as_it_was()
    {
        Assert.True(_history.TryAdvance(new ChannelPosition(7, s_noon, "a")));
        Assert.True(_history.TryAdvance(new ChannelPosition(Sequence: 8)));
        Assert.True(_history.TryAdvance(new ChannelPosition(Id: "b")));
        Assert.Equal(new ChannelPosition(8, s_noon, "b"), _history.Last);
    }

    [Fact]
    public void Of_any_numbers_those_pass_that_are_greater_than_all_before()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<short[]>(), static numbers =>
        {
            var history = new ChannelHistory();
            List<short> passed = [.. numbers.Where(number => history.TryAdvance(new ChannelPosition(number)))];
            List<short> records = [.. numbers.Where((number, i) => i == 0 || number > numbers.Take(i).Max())];
            Assert.Equal(records, passed);
        }).QuickCheckThrowOnFailure();
    }
}
