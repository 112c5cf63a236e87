using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What most tests of a manager's behaviour begin with.</summary>
internal static class Taking
{
    public static readonly ConnectionKey Chat = "chat";

    // Longer than any first delay of the presets, shorter than anything else that is waited for.
    public static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    /// <summary>Takes a lease on the key, by default <see cref="Chat"/>.</summary>
    public static Task<ConnectionLease<ScriptedClient>> TakeAsync(
        this TestConnectionManager test, ConnectionKey? key = null, CancellationToken cancellationToken = default) =>
        test.Manager.TakeAsync(key, cancellationToken);

    public static Task<ConnectionLease<ScriptedClient>> TakeAsync(
        this IConnectionManager manager, ConnectionKey? key = null, CancellationToken cancellationToken = default) =>
        manager.AcquireAsync(key ?? Chat, static () => new ScriptedClient(), cancellationToken).Soon();

    /// <summary>Waits out the first delay after a loss, and for the connection to be open again.</summary>
    public static async Task<ConnectionStatus> ReconnectAsync(this TestConnectionManager test, ConnectionKey? key = null)
    {
        await test.AdvanceAsync(FirstDelay);
        return await test.WaitForPhaseAsync(key ?? Chat, ConnectionPhase.Connected);
    }

    /// <summary>Lets what is due run until something holds. The clock stands still.</summary>
    public static async Task UntilAsync(this TestConnectionManager test, Func<bool> condition)
    {
        // Only a failing test waits it out.
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await test.SettleAsync(bound.Token);
    }
}
