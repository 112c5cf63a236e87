namespace Switchboard;

/// <summary>Remembers which strategy opened a connection last, so that the next connect does not first go through those that fail.</summary>
internal sealed class StrategyMemory(TimeProvider time)
{
    internal const int Capacity = 10_000;
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly object _gate = new();
    private readonly Dictionary<ConnectionKey, LinkedListNode<Success>> _byKey = [];
    // The oldest first.
    private readonly LinkedList<Success> _successes = [];

    /// <summary>Notes that a strategy opened the connection of a key.</summary>
    public void Remember(ConnectionKey key, IConnectStrategy strategy)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out LinkedListNode<Success>? earlier))
                Forget(earlier);
            _byKey.Add(key, _successes.AddLast(new Success(key, strategy, time.GetTimestamp())));
            while (_successes.First is { } oldest && (_successes.Count > Capacity || IsOver(oldest.Value)))
                Forget(oldest);
        }
    }

    /// <summary>The strategies in the order to try them in: the one that worked last first. The same list where nothing is remembered.</summary>
    public IReadOnlyList<IConnectStrategy> Order(ConnectionKey key, IReadOnlyList<IConnectStrategy> strategies) =>
        Find(key) is { } best && strategies[0] != best && strategies.Contains(best) ? First(best, strategies) : strategies;

    private IConnectStrategy? Find(ConnectionKey key)
    {
        lock (_gate)
            return _byKey.TryGetValue(key, out LinkedListNode<Success>? success) && !IsOver(success.Value) ? success.Value.Strategy : null;
    }

    // Apart from its caller, where its closure would be allocated in any case.
    private static IReadOnlyList<IConnectStrategy> First(IConnectStrategy best, IReadOnlyList<IConnectStrategy> strategies) =>
        [best, .. strategies.Where(strategy => strategy != best)];

    private void Forget(LinkedListNode<Success> success)
    {
        _byKey.Remove(success.Value.Key);
        _successes.Remove(success);
    }

    private bool IsOver(Success success) => time.GetElapsedTime(success.At) >= Lifetime;

    private sealed record Success(ConnectionKey Key, IConnectStrategy Strategy, long At);
}
