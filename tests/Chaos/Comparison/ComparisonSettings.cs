namespace Switchboard.Chaos;

/// <summary>How much is compared.</summary>
/// <param name="Faults">The faults of a round.</param>
/// <param name="Rounds">How often each comes.</param>
/// <param name="Messages">How many messages are published after each fault at least, however fast the recovery is: everybody has the same to lose.</param>
/// <param name="DownTime">How long the server is down in those that take a time.</param>
/// <param name="MountCycles">How often a component appears and goes.</param>
/// <param name="IdleConnections">How many connections the memory is measured with.</param>
internal sealed record ComparisonSettings(
    IReadOnlyList<ComparisonFault> Faults, int Rounds, int Messages, TimeSpan DownTime, int MountCycles, int IdleConnections)
{
    /// <summary>What fits into every build.</summary>
    public static ComparisonSettings Small { get; } = new(ComparisonFault.Short, Rounds: 2, Messages: 30, TimeSpan.Zero, MountCycles: 100, IdleConnections: 10);

    /// <summary>The one whose numbers are worth reading.</summary>
    public static ComparisonSettings Full(int rounds) => new(ComparisonFault.All, rounds, Messages: 250, TimeSpan.FromSeconds(3), MountCycles: 1_000, IdleConnections: 200);
}
