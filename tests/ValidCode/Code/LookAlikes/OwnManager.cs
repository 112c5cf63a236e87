namespace Circus.Managers;

// A connection manager of the user's own, with options of its own.
public interface IConnectionManager
{
    T GetOrCreate<T>(string key, Func<T> factory);

    Task SignOutAsync(string user);
}

public sealed class ConnectionManagerOptions
{
    public TimeSpan ConnectTimeout { get; set; }

    public double Jitter { get; set; }

    public int MaxConnections { get; set; }
}

public sealed class ConnectionManager(ConnectionManagerOptions options) : IConnectionManager
{
    private readonly Dictionary<string, object?> _items = [];

    public T GetOrCreate<T>(string key, Func<T> factory)
    {
        if (_items.Count < options.MaxConnections && !_items.ContainsKey(key))
            _items[key] = factory();
        return (T)_items[key]!;
    }

    public Task SignOutAsync(string user) => Task.CompletedTask;
}

public sealed class Ringmaster
{
    private readonly ConnectionManager _manager = new(new ConnectionManagerOptions { ConnectTimeout = TimeSpan.Zero, Jitter = 0, MaxConnections = 0 });
    private string? _token = "ring";

    public int Length => _manager.GetOrCreate("ring", () => _token)?.Length ?? 0;

    public void Logout() => _token = null;
}
