namespace Switchboard;

/// <summary>The open connections of one scope, or of all, and what happened to them in each hour that was not written yet.</summary>
internal sealed class ConnectionTally(string? scope, UsageBufferSpace space)
{
    private readonly Dictionary<DateTimeOffset, Hour> _hours = [];
    private DateTimeOffset _lastHour;

    public string? Scope => scope;

    public int Open { get; private set; }

    public bool HasHours => _hours.Count > 0;

    public void Opened(DateTimeOffset at)
    {
        Hour? hour = HourOf(at);
        Open++;
        if (hour is null)
            return;
        hour.Opened++;
        if (Open > hour.Highest)
            (hour.Highest, hour.HighestAt) = (Open, at);
    }

    public void Closed(DateTimeOffset at)
    {
        // Those that were open before this moment were open in this hour.
        HourOf(at);
        Open--;
    }

    public void ClientCreated(DateTimeOffset at)
    {
        if (HourOf(at) is { } hour)
            hour.ClientsCreated++;
    }

    public void HoldTaken(DateTimeOffset at)
    {
        if (HourOf(at) is { } hour)
            hour.HoldsTaken++;
    }

    /// <summary>Connections that just stay open count in every hour all the same.</summary>
    public void Beat(DateTimeOffset at)
    {
        if (Open > 0 && _lastHour != StartOfHour(at))
            HourOf(at);
    }

    public void Take(int most, List<ConnectionHour> hours)
    {
        foreach (Hour hour in _hours.Values.Take(most).ToArray())
        {
            hours.Add(hour.ToRecord(scope));
            _hours.Remove(hour.Start);
            space.Free(1);
        }
    }

    private Hour? HourOf(DateTimeOffset at)
    {
        DateTimeOffset start = StartOfHour(at);
        _lastHour = start;
        if (_hours.TryGetValue(start, out Hour? known))
            return known;
        if (!space.TryTake())
            return null;
        var hour = new Hour(start) { Highest = Open, HighestAt = at };
        _hours.Add(start, hour);
        return hour;
    }

    private static DateTimeOffset StartOfHour(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    // Not the record itself: a lease is taken far more often than an hour is written.
    private sealed class Hour(DateTimeOffset start)
    {
        public DateTimeOffset Start => start;
        public int Highest { get; set; }
        public DateTimeOffset HighestAt { get; set; }
        public long Opened { get; set; }
        public long ClientsCreated { get; set; }
        public long HoldsTaken { get; set; }

        public ConnectionHour ToRecord(string? scope) => new(scope, start, Highest, HighestAt, Opened, ClientsCreated, HoldsTaken);
    }
}
