namespace Switchboard;

/// <summary>The open connections of one scope, or of all, and what happened to them in each hour that was not written yet.</summary>
internal sealed class ConnectionTally(string? scope, UsageBufferSpace space)
{
    private readonly Dictionary<DateTimeOffset, ConnectionHour> _hours = [];
    private DateTimeOffset _lastHour;

    public string? Scope => scope;

    public int Open { get; private set; }

    public bool HasHours => _hours.Count > 0;

    public void Opened(DateTimeOffset at)
    {
        ConnectionHour? hour = HourOf(at);
        Open++;
        if (hour is null)
            return;
        bool isHighest = Open > hour.Highest;
        _hours[hour.Hour] = hour with
        {
            Opened = hour.Opened + 1, Highest = isHighest ? Open : hour.Highest, HighestAt = isHighest ? at : hour.HighestAt,
        };
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
            _hours[hour.Hour] = hour with { ClientsCreated = hour.ClientsCreated + 1 };
    }

    public void HoldTaken(DateTimeOffset at)
    {
        if (HourOf(at) is { } hour)
            _hours[hour.Hour] = hour with { HoldsTaken = hour.HoldsTaken + 1 };
    }

    /// <summary>Connections that just stay open count in every hour all the same.</summary>
    public void Beat(DateTimeOffset at)
    {
        if (Open > 0 && _lastHour != StartOfHour(at))
            HourOf(at);
    }

    public void Take(int most, List<ConnectionHour> hours)
    {
        foreach (ConnectionHour hour in _hours.Values.Take(most).ToArray())
        {
            hours.Add(hour);
            _hours.Remove(hour.Hour);
            space.Free(1);
        }
    }

    private ConnectionHour? HourOf(DateTimeOffset at)
    {
        DateTimeOffset start = StartOfHour(at);
        _lastHour = start;
        if (_hours.TryGetValue(start, out ConnectionHour? known))
            return known;
        if (!space.TryTake())
            return null;
        var hour = new ConnectionHour(scope, start, Open, at, 0, 0, 0);
        _hours.Add(start, hour);
        return hour;
    }

    private static DateTimeOffset StartOfHour(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
