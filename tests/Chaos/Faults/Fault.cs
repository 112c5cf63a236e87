namespace Switchboard.Chaos;

/// <summary>Something that goes wrong, and ends.</summary>
/// <param name="Name">The name, for who replays it.</param>
/// <param name="Strike">Makes it go wrong, lets the clients meet it, and ends it.</param>
internal sealed record Fault(string Name, Func<ChaosRun, Task> Strike);
