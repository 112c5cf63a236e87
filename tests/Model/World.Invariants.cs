namespace Switchboard.Model;

internal sealed partial class World
{
    // A backoff of 30 seconds, or what a server asked for, or a probe; and the random part on top of them.
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(65);

    /// <summary>What is true whenever the manager has come to rest.</summary>
    private void Check()
    {
        CheckOneAtATime();
        CheckListeners();
        CheckDelays();
        CheckErrors();
        foreach (ConnectionKey key in s_keys)
            CheckWire(key);
    }

    // Keys of one name exclude each other here; from the begin of a connect to its end.
    private void CheckOneAtATime()
    {
        foreach (IGrouping<string, ScriptedConnection> ofName in _connector.Connections.GroupBy(static connection => connection.Request.Key!.Name))
        {
            ScriptedConnection? before = null;
            foreach (ScriptedConnection connection in ofName.OrderBy(static connection => connection.Began))
            {
                Expect(
                    before is null || before.Ended < connection.Began,
                    $"Two connections of '{ofName.Key}' at once: '{connection.Client.Name}' began before '{before?.Client.Name}' had ended.");
                before = connection;
            }
        }
    }

    private void CheckListeners()
    {
        foreach (Listener listener in _listeners)
        {
            Expect(listener.Wrongs.IsEmpty, $"A listener to '{listener.Channel}' of '{listener.Holding.Key}' heard {string.Join(", ", listener.Wrongs)}.");
            // Who holds a connection that is not closed is still subscribed.
            Expect(
                listener.IsDisposed || listener.IsLive || listener.Holding.Client is null,
                $"The subscription to '{listener.Channel}' of '{listener.Holding.Key}' ended although its holder has the connection.");
        }
    }

    private void CheckDelays()
    {
        foreach ((ReconnectContext context, TimeSpan? delay) in _policy.Answers)
        {
            Expect(context is { Attempt: >= 0, Chance: >= 0 and < 1 } && context.Elapsed >= TimeSpan.Zero, $"The policy was asked with {context}.");
            Expect(delay is null || context.Attempt < _policy.MaxAttempts, $"There was an attempt more than {_policy.MaxAttempts}: {context}.");
        }
        foreach (ConnectionKey key in s_keys)
            if (_manager.GetStatus(key) is { NextAttemptAt: { } next } status)
            {
                TimeSpan delay = next - _test.Clock.GetUtcNow();
                Expect(delay > TimeSpan.Zero && delay <= s_longestDelay, $"The next attempt of '{key}', which is {status.Phase}, is {delay} away.");
            }
    }

    private void CheckErrors()
    {
        foreach (Wait wait in _waits)
            if (wait.Task.Exception?.InnerException is { } error)
                Expect(
                    error is ConnectionFaultException or ObjectDisposedException or OperationCanceledException or TimeoutException or ConnectionLimitException,
                    $"{wait.What} failed with {error}");
    }

    private void CheckWire(ConnectionKey key)
    {
        ConnectionStatus status = _manager.GetStatus(key);
        ScriptedConnection[] open = [.. OpenConnections.Where(connection => key.Equals(connection.Request.Key) && connection.Client.State == ClientState.Connected)];
        string[] wanted = [.. _listeners.Where(listener => listener.IsLive && listener.Holding.Key == key).Select(static listener => listener.Channel).Distinct().Order()];
        foreach (ScriptedConnection connection in open)
        {
            string[] wire = [.. connection.Client.Wire.Order()];
            Expect(status.Phase is not (ConnectionPhase.Disconnected or ConnectionPhase.Reconnecting or ConnectionPhase.Failed or ConnectionPhase.Closed),
                $"A connection of '{key}' is open, and its status says {status.Phase}.");
            Expect(wire.SequenceEqual(wire.Distinct()), $"'{key}' is subscribed twice: {string.Join(", ", wire)}.");
            Expect(wire.All(wanted.Contains), $"'{key}' is subscribed to [{string.Join(", ", wire)}], and wanted is [{string.Join(", ", wanted)}].");
            // What is not answered yet may be there or not.
            string[] answered = [.. wire.Except(_withheld)];
            string[] confirmed = [.. wanted.Except(_withheld).Except(status.FailedChannels)];
            Expect(
                status.Phase is not (ConnectionPhase.Connected or ConnectionPhase.Degraded) || answered.SequenceEqual(confirmed),
                $"'{key}' is {status.Phase} with [{string.Join(", ", answered)}] subscribed, not [{string.Join(", ", confirmed)}].");
        }
        if (status.Phase is ConnectionPhase.Connected or ConnectionPhase.Degraded)
        {
            Expect(open.Length == 1, $"'{key}' is {status.Phase}, and {open.Length} of its connections are open.");
            Expect((status.Phase == ConnectionPhase.Degraded) == (status.FailedChannels.Count > 0), $"'{key}' is {status.Phase} and {status.FailedChannels.Count} of its channels failed.");
        }
    }

    // What a server refused for good is not tried again by itself.
    private void AdvanceWatching(TimeSpan time)
    {
        Settle();
        ConnectionKey[] refused = [.. s_keys.Where(key => _manager.GetStatus(key) is { Phase: ConnectionPhase.Failed, Fault.Kind: FailureKind.Rejected or FailureKind.Refused })];
        int before = _connector.Connections.Count;
        Advance(time);
        foreach (ScriptedConnection connection in _connector.Connections.Skip(before))
            Expect(!refused.Contains(connection.Request.Key), $"'{connection.Request.Key}' was refused and tried again.");
    }

    private void CheckWaits(bool allAreHome)
    {
        foreach (Wait wait in _waits)
            Expect(
                wait.Task.IsCompleted || (!allAreHome && wait.ForConnection is { } key && !_manager.GetStatus(key).IsUsable),
                $"{wait.What} does not end.");
    }

    // Whoever holds a connection has it, unless a server refused it.
    private void CheckHeld()
    {
        foreach (Holding holding in _holdings)
        {
            if (holding.Client is null)
                continue;
            ConnectionStatus status = _manager.GetStatus(holding.Key);
            Expect(
                status.Phase == ConnectionPhase.Connected
                    || (status.Phase == ConnectionPhase.Failed && status.Fault?.Kind is FailureKind.Rejected or FailureKind.Refused or FailureKind.Protocol or FailureKind.Cancelled or FailureKind.TokenExpired),
                $"'{holding.Key}' is held and could be connected, but it is {status.Phase} ({status.Fault?.Message ?? "no fault"}).");
        }
    }

    private void CheckNothingLeft()
    {
        CheckWaits(allAreHome: true);
        Expect(!OpenConnections.Any(), $"'{OpenConnections.FirstOrDefault()?.Client.Name}' is connected and nobody holds it.");
        foreach (ScriptedClient client in MadeSoFar())
            Expect(client.IsDisposed, $"'{client.Name}' is not disposed and nobody holds it.");
        Expect(_manager.GetStatistics().Clients == 0, $"{_manager.GetStatistics().Clients} clients are left and nobody holds them.");
    }
}
