namespace Switchboard.Testing;

/// <summary>How a connect of a <see cref="ScriptedClient"/> goes. Immutable.</summary>
public sealed class ConnectScript
{
    private readonly Func<ScriptedConnection, TimeProvider, CancellationToken, Task> _run;

    private ConnectScript(Func<ScriptedConnection, TimeProvider, CancellationToken, Task> run) => _run = run;

    /// <summary>It succeeds at once.</summary>
    public static ConnectScript Succeed { get; } = new(static (_, _, _) => Task.CompletedTask);

    /// <summary>It fails at once.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="retryAfter">How long the server asks to wait; <see langword="null"/> for nothing.</param>
    /// <returns>The script.</returns>
    public static ConnectScript Fail(FailureKind kind = FailureKind.Transient, TimeSpan? retryAfter = null) =>
        Throw(() => new ConnectionFaultException(kind, $"The script says that the connect fails: {kind}.") { RetryAfter = retryAfter });

    /// <summary>It fails at once with an exception, as a client library would throw it.</summary>
    /// <param name="error">Makes the exception, a new one each time.</param>
    /// <returns>The script.</returns>
    public static ConnectScript Throw(Func<Exception> error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new ConnectScript((_, _, _) => Task.FromException(error()));
    }

    /// <summary>It takes a time by the clock.</summary>
    /// <param name="time">How long.</param>
    /// <param name="then">How it goes then; <see langword="null"/> for <see cref="Succeed"/>.</param>
    /// <returns>The script.</returns>
    public static ConnectScript Take(TimeSpan time, ConnectScript? then = null)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "A connect cannot take less than no time; give it 0 or more.");
        return new ConnectScript(async (connection, clock, cancellationToken) =>
        {
            await Task.Delay(time, clock, cancellationToken).ConfigureAwait(false);
            await (then ?? Succeed).RunAsync(connection, clock, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>It hangs until it is cancelled or let go (<see cref="ScriptedConnection.LetGo"/>, <see cref="ScriptedConnector.LetGo"/>).</summary>
    /// <param name="ignoresCancellation">Whether it goes on hanging when it is cancelled, as a client does that takes no token.</param>
    /// <returns>The script.</returns>
    public static ConnectScript Hang(bool ignoresCancellation = false) => new(async (connection, clock, cancellationToken) =>
    {
        await connection.WentOn.WaitAsync(ignoresCancellation ? CancellationToken.None : cancellationToken).ConfigureAwait(false);
        ConnectScript next = await connection.WentOn.ConfigureAwait(false);
        await next.RunAsync(connection, clock, cancellationToken).ConfigureAwait(false);
    });

    internal Task RunAsync(ScriptedConnection connection, TimeProvider clock, CancellationToken cancellationToken) => _run(connection, clock, cancellationToken);
}
