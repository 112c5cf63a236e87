namespace Switchboard;

/// <summary>An endpoint that is down, or is back.</summary>
/// <param name="Endpoint">The endpoint, without a secret: its scheme, host and port, or the name of the key.</param>
/// <param name="IsResolved">False when it has just gone down, true when it is back.</param>
/// <param name="DownSince">When the first attempt failed.</param>
/// <param name="DownTime">How long it was down; <see langword="null"/> while it is.</param>
/// <param name="Attempts">How many attempts failed in that time.</param>
/// <param name="Fault">Why the last of them failed.</param>
public sealed record Incident(
    string Endpoint, bool IsResolved, DateTimeOffset DownSince, TimeSpan? DownTime, int Attempts, ConnectionFault? Fault);
