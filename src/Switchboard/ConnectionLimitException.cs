namespace Switchboard;

/// <summary>A connection was not opened because there are as many as there may be.</summary>
public sealed class ConnectionLimitException : InvalidOperationException
{
    internal ConnectionLimitException(ConnectionKey key, int limit, string? scope, IReadOnlyList<ConnectionKey> open)
        : base($"Connection '{key}' was not opened: {limit} connections are open{(scope is null ? "" : $" in scope '{scope}'")} and more are not allowed "
            + $"({string.Join(", ", open.Take(5))}{(open.Count > 5 ? ", …" : "")}); release one, or raise {(scope is null ? "MaxConnections" : "MaxConnectionsPerScope")}.")
    {
        Limit = limit;
        Open = open;
    }

    /// <summary>How many connections may be open.</summary>
    public int Limit { get; }

    /// <summary>The connections that are open.</summary>
    public IReadOnlyList<ConnectionKey> Open { get; }
}
