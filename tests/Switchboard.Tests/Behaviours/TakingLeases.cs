using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What the tests of behaviours do most: hold a scripted connection.</summary>
internal static class TakingLeases
{
    /// <summary>Jitter would make the moments of the attempts uncertain; only the first one after a loss is drawn.</summary>
    public static ReconnectPolicy EverySecond { get; } = new() { BackoffFactor = 1, Jitter = 0, MaxAttempts = null };

    public static Task<ConnectionLease<ScriptedClient>> LeaseAsync(
        this TestConnectionManager test, ConnectionKey key, CancellationToken cancellationToken = default) =>
        test.Manager.AcquireAsync(key, () => new ScriptedClient(key.ToString()), cancellationToken).AsTask();

    public static ConnectionPhase PhaseOf(this TestConnectionManager test, ConnectionKey key) => test.Manager.GetStatus(key).Phase;
}
