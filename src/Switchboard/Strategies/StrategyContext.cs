namespace Switchboard;

/// <summary>What a connect strategy decides on.</summary>
/// <param name="Key">The key of the connection.</param>
/// <param name="Attempt">The number of the attempt since the connection was asked for or lost; the first is 1.</param>
/// <param name="ConnectTimeout"><see cref="ConnectionManagerOptions.ConnectTimeout"/>.</param>
/// <param name="Transports">The transports of the connector; empty when the connect is the caller's own call, which can be asked for nothing but a timeout.</param>
/// <param name="Tried">The routes that this strategy gave in this attempt, in order; all failed.</param>
/// <param name="LastFault">Why the last route of this attempt failed, of whatever strategy; <see langword="null"/> before the first.</param>
/// <param name="LastTimedOut">Whether the last route of this attempt took longer than it was allowed.</param>
/// <param name="Elapsed">Since the connection was asked for or lost.</param>
public sealed record StrategyContext(
    ConnectionKey Key, int Attempt, TimeSpan ConnectTimeout, IReadOnlyList<string> Transports,
    IReadOnlyList<ConnectRoute> Tried, ConnectionFault? LastFault, bool LastTimedOut, TimeSpan Elapsed);
