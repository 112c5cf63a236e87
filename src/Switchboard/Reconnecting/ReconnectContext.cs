namespace Switchboard;

/// <summary>What a reconnect policy decides on.</summary>
/// <param name="Attempt">How many counted attempts failed since the connection was asked for or lost; 0 before the first attempt after a loss.</param>
/// <param name="Fault">Why the last attempt failed, or the connection was lost.</param>
/// <param name="Elapsed">Since the connection was asked for or lost.</param>
/// <param name="Chance">A random number from 0 to below 1, for jitter.</param>
public readonly record struct ReconnectContext(int Attempt, ConnectionFault? Fault, TimeSpan Elapsed, double Chance);
