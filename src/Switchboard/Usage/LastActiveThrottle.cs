namespace Switchboard;

/// <summary>Lets the activity of a user through once an interval, and the last one of the interval at its end. A user new to a month goes through at once.</summary>
internal sealed class LastActiveThrottle(TimeSpan interval, int capacity)
{
    private readonly Dictionary<(string? Scope, string User), (DateTimeOffset PassedAt, DateTimeOffset? Held)> _users = [];

    public bool IsEmpty => _users.Count == 0;

    /// <summary>Says whether the activity is to be written now.</summary>
    public bool Passes(string? scope, string user, DateTimeOffset at)
    {
        if (_users.TryGetValue((scope, user), out (DateTimeOffset PassedAt, DateTimeOffset? Held) known))
        {
            if (at - known.PassedAt < interval && UsageMonth.Of(at) == UsageMonth.Of(known.PassedAt))
            {
                _users[(scope, user)] = known with { Held = known.Held > at ? known.Held : at };
                return false;
            }
        }
        // With more users than it can remember it only writes more often.
        else if (_users.Count >= capacity)
            return true;
        _users[(scope, user)] = (at, null);
        return true;
    }

    /// <summary>What was held back and is due, or all of it. Users who were quiet for an interval are forgotten.</summary>
    public List<ActiveUser> TakeDue(DateTimeOffset now, bool all)
    {
        List<ActiveUser> due = [];
        foreach (KeyValuePair<(string? Scope, string User), (DateTimeOffset PassedAt, DateTimeOffset? Held)> user in _users.ToArray())
        {
            if (!all && now - user.Value.PassedAt < interval)
                continue;
            if (user.Value.Held is { } held)
            {
                due.Add(new ActiveUser(user.Key.Scope, user.Key.User, held));
                _users[user.Key] = (now, null);
            }
            else
                _users.Remove(user.Key);
        }
        return due;
    }
}
