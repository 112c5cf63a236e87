namespace Switchboard;

/// <summary>
/// What happened and was not written yet, merged as it comes: users are a set, an hour of a scope is one record with its highest and its sums.
/// So an outage of the store costs no more memory than there are users, scopes and hours in it, and loses no peak.
/// </summary>
internal sealed class UsageBuffer
{
    /// <summary>The most records of a kind in one batch, so that what waited through an outage is not one transaction without end.</summary>
    public const int BatchSize = 500;

    private readonly object _gate = new();
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly TimeSpan _countsFor;
    private readonly UsageBufferSpace _space;
    private readonly LastActiveThrottle _throttle;
    private readonly Dictionary<(UsageMonth Month, string? Scope, string User), DateTimeOffset> _users = [];
    // A scope is never blank, so an empty name is free for connections that have none.
    private readonly Dictionary<string, ConnectionTally> _scopes = new(StringComparer.Ordinal);
    private readonly HashSet<ConnectionTally> _changed = [];
    private readonly ConnectionTally _all;
    private long _number;
    private bool _ended;

    /// <param name="capacity">How many records are kept.</param>
    /// <param name="lastActiveInterval">How often a user's activity is written.</param>
    /// <param name="countsFor">How long after a batch the open connections count, should nothing more be heard.</param>
    public UsageBuffer(int capacity, TimeSpan lastActiveInterval, TimeSpan countsFor)
    {
        _countsFor = countsFor;
        _space = new UsageBufferSpace(capacity);
        _throttle = new LastActiveThrottle(lastActiveInterval, capacity);
        _all = new ConnectionTally(scope: null, _space);
    }

    public void Opened(ConnectionKey key, DateTimeOffset at) => Add(key, at, isActivity: true, static (tally, at) => tally.Opened(at));

    // A close without an open changes nothing: less than none cannot be open.
    public void Closed(ConnectionKey key, DateTimeOffset at) => Add(key, at, isActivity: false, static (tally, at) => tally.Closed(at), needsOpen: true);

    public void ClientCreated(ConnectionKey key, DateTimeOffset at) => Add(key, at, isActivity: false, static (tally, at) => tally.ClientCreated(at));

    public void HoldTaken(ConnectionKey key, DateTimeOffset at) => Add(key, at, isActivity: false, static (tally, at) => tally.HoldTaken(at));

    public void Active(ConnectionKey key, DateTimeOffset at)
    {
        lock (_gate)
            if (!_ended)
                NoteActivity(key, at);
    }

    /// <summary>What is due without anything happening. Says whether there will be more.</summary>
    public bool Beat(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_ended)
                return false;
            foreach (ActiveUser user in _throttle.TakeDue(now, all: false))
                Keep(user);
            _all.Beat(now);
            foreach (ConnectionTally scope in _scopes.Values)
                if (scope.Open > 0)
                {
                    scope.Beat(now);
                    // All that is open is told again: a store that was restored from a copy heals.
                    _changed.Add(scope);
                }
            return _all.Open > 0 || !_throttle.IsEmpty;
        }
    }

    /// <summary>Takes nothing in any more; what was open counts as closed.</summary>
    public void End(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            _ended = true;
            foreach (ActiveUser user in _throttle.TakeDue(now, all: true))
                Keep(user);
            foreach (ConnectionTally scope in _scopes.Values)
                while (scope.Open > 0)
                {
                    scope.Closed(now);
                    _all.Closed(now);
                    _changed.Add(scope);
                }
        }
    }

    /// <summary>The next batch; null when there is nothing to write.</summary>
    public UsageBatch? TakeBatch(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_space.IsEmpty && _changed.Count == 0)
                return null;
            ConnectionTally[] changed = [.. _changed.Take(BatchSize)];
            return new UsageBatch(_instance, ++_number, now, now + _countsFor)
            {
                Users = TakeUsers(),
                Hours = TakeHours(),
                HoursInAll = TakeHoursInAll(),
                Open = [.. changed.Select(TakeOpen)],
            };
        }
    }

    /// <summary>How many records there was no space for since this was asked last.</summary>
    public long TakeLost()
    {
        lock (_gate)
            return _space.TakeLost();
    }

    /// <summary>The batch as it would be told now.</summary>
    public UsageBatch Renew(UsageBatch batch, DateTimeOffset now) => batch with { At = now, CountsUntil = now + _countsFor };

    private void Add(ConnectionKey key, DateTimeOffset at, bool isActivity, Action<ConnectionTally, DateTimeOffset> change, bool needsOpen = false)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            ConnectionTally scope = ScopeOf(key);
            if (needsOpen && scope.Open == 0)
                return;
            change(scope, at);
            change(_all, at);
            _changed.Add(scope);
            if (isActivity)
                NoteActivity(key, at);
        }
    }

    private void NoteActivity(ConnectionKey key, DateTimeOffset at)
    {
        if (key.User is { } user && _throttle.Passes(key.Scope, user, at))
            Keep(new ActiveUser(key.Scope, user, at));
    }

    private void Keep(ActiveUser user)
    {
        (UsageMonth, string?, string) key = (UsageMonth.Of(user.At), user.Scope, user.User);
        if (_users.TryGetValue(key, out DateTimeOffset known))
            _users[key] = user.At > known ? user.At : known;
        else if (_space.TryTake())
            _users.Add(key, user.At);
    }

    private ConnectionTally ScopeOf(ConnectionKey key)
    {
        if (!_scopes.TryGetValue(key.Scope ?? "", out ConnectionTally? scope))
            _scopes.Add(key.Scope ?? "", scope = new ConnectionTally(key.Scope, _space));
        return scope;
    }

    private ActiveUser[] TakeUsers()
    {
        KeyValuePair<(UsageMonth Month, string? Scope, string User), DateTimeOffset>[] users = [.. _users.Take(BatchSize)];
        foreach (KeyValuePair<(UsageMonth, string?, string), DateTimeOffset> user in users)
            _users.Remove(user.Key);
        _space.Free(users.Length);
        return [.. users.Select(static user => new ActiveUser(user.Key.Scope, user.Key.User, user.Value))];
    }

    private List<ConnectionHour> TakeHoursInAll()
    {
        List<ConnectionHour> hours = [];
        _all.Take(BatchSize, hours);
        return hours;
    }

    private List<ConnectionHour> TakeHours()
    {
        List<ConnectionHour> hours = [];
        // A scope that has hours to write has changed since the last time it had none.
        foreach (ConnectionTally scope in _changed)
        {
            if (hours.Count >= BatchSize)
                break;
            scope.Take(BatchSize - hours.Count, hours);
        }
        return hours;
    }

    private OpenConnections TakeOpen(ConnectionTally scope)
    {
        if (!scope.HasHours)
            _changed.Remove(scope);
        if (scope is { HasHours: false, Open: 0 })
            _scopes.Remove(scope.Scope ?? "");
        return new OpenConnections(scope.Scope, scope.Open);
    }
}
