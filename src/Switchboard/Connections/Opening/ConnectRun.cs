using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Switchboard;

/// <summary>The attempts of one opening and the waits between them, until the connection is open or the policy says to stop.</summary>
internal sealed class ConnectRun(ConnectFlight flight, ManagerContext context)
{
    private readonly ManagedConnection _connection = flight.Connection;
    private readonly long _since = context.Time.GetTimestamp();
    private int _failures;
    private bool _refreshesToken;
    private bool _tokenWasRefreshed;
    private Poller? _poller;

    private TimeSpan Elapsed => context.Time.GetElapsedTime(_since);

    /// <summary>Ends when the connection is open. Throws what the last attempt threw.</summary>
    public async Task RunAsync()
    {
        if (flight.Cause == ConnectCause.Asked && _connection.Entry.TryAdopt(flight))
            return;
        if (_connection.Key is not { } key)
        {
            await OpenForeignAsync().ConfigureAwait(false);
            return;
        }
        // Kept with the connection, so that what is known of its server outlives one opening.
        Endpoint endpoint = _connection.Endpoint ??= context.Endpoints.Rent(key);
        try
        {
            await _connection.Entry.EndPhysicalAsync(_connection, opensNext: true).ConfigureAwait(false);
            await OpenAsync(key, endpoint).ConfigureAwait(false);
        }
        finally
        {
            if (_poller is not null)
                await _poller.StopAsync(isOpen: _connection.IsConnected).ConfigureAwait(false);
        }
    }

    private async Task OpenAsync(ConnectionKey key, Endpoint endpoint)
    {
        TimeSpan? delay = flight.Cause == ConnectCause.Lost ? DelayAfterLoss() : TimeSpan.Zero;
        while (true)
        {
            await WaitAsync(delay.GetValueOrDefault()).ConfigureAwait(false);
            await OnlineAsync(key).ConfigureAwait(false);
            AttemptResult result = await AttemptAsync(key, endpoint).ConfigureAwait(false);
            if (result.IsOpen)
                return;
            flight.Fault = result.Fault;
            // That nobody waited any longer says nothing of the connection.
            if (!flight.IsCancelled || result.Fault!.Kind != FailureKind.Cancelled)
                _connection.Fault = result.Fault;
            delay = DelayAfter(result);
            if (delay is null)
                ExceptionDispatchInfo.Capture(result.Error!).Throw();
            if (context.Options.DiagnoseFailures && _failures == 1)
                context.Diagnose(flight);
        }
    }

    private async Task OpenForeignAsync()
    {
        if (_connection.Binding.State == ClientState.Closed)
            throw _connection.ClosedException(CloseReason.Lost);
        AttemptResult result = await new ConnectAttempt(flight, context, refreshesToken: false, span: null).RunOnceAsync().ConfigureAwait(false);
        if (!result.IsOpen)
            ExceptionDispatchInfo.Capture(result.Error!).Throw();
    }

    private async Task<AttemptResult> AttemptAsync(ConnectionKey key, Endpoint endpoint)
    {
        try
        {
            await context.Places.EnterAsync(_connection, flight.Token).ConfigureAwait(false);
            // Only those that were not just asked for come in crowds: a server that restarts loses all of its connections at once.
            bool queues = flight.Cause != ConnectCause.Asked || _failures > 0;
            IDisposable? turn;
            CircuitPermit? allowed;
            while (true)
            {
                turn = queues ? await endpoint.EnterAsync(flight.Token).ConfigureAwait(false) : null;
                flight.ForgetHurry();
                // Asked when it is this one's turn: the breaker may have opened while it stood in line.
                if ((allowed = endpoint.Breaker.TryEnter(out TimeSpan retryAfter)) is not null)
                    break;
                turn?.Dispose();
                if (context.Options.Reconnect.MaxAttempts == 1)
                    return AttemptResult.BrokenCircuit(key, endpoint, retryAfter);
                await WaitAsync(retryAfter).ConfigureAwait(false);
            }
            using IDisposable? place = turn;
            using CircuitPermit permit = allowed;
            flight.Attempt = _failures + 1;
            flight.NextAttemptAt = null;
            Activity? span = context.Telemetry.ConnectStarted(_connection.Tags, flight.Attempt, flight.Cause != ConnectCause.Asked);
            AttemptResult result = await new ConnectAttempt(flight, context, _refreshesToken, span).RunAsync(key, Elapsed).ConfigureAwait(false);
            context.Telemetry.ConnectEnded(span, result.Fault);
            _refreshesToken = false;
            context.AttemptEnded(_connection, endpoint, permit, result.Fault);
            return result;
        }
        catch (Exception error) when (error is ConnectionLimitException or OperationCanceledException)
        {
            return AttemptResult.Failed(new ConnectionFault(FailureKind.Cancelled, error.GetType().Name, "The connection was not opened.", error), error);
        }
    }

    private TimeSpan DelayAfterLoss()
    {
        ConnectionFault? fault = flight.Fault = _connection.Fault;
        // Known to be expired: not tried with again.
        if (fault?.Kind == FailureKind.TokenExpired && context.Tokens.HasProvider)
        {
            _tokenWasRefreshed = _refreshesToken = true;
            return TimeSpan.Zero;
        }
        return NextDelay(fault) ?? throw fault?.Exception ?? new ConnectionFaultException(
            fault?.Kind ?? FailureKind.Transient, $"Connection '{_connection.Name}' was lost and is not opened again: {fault?.Message}");
    }

    // Null to stop.
    private TimeSpan? DelayAfter(AttemptResult result)
    {
        ConnectionFault fault = result.Fault!;
        if (flight.IsCancelled || fault.Kind == FailureKind.Cancelled || !_connection.Entry.CanTryAgain(flight))
            return null;
        if (fault.Kind == FailureKind.TokenExpired && !_tokenWasRefreshed)
        {
            _tokenWasRefreshed = _refreshesToken = true;
            return TimeSpan.Zero;
        }
        if (fault.Kind == FailureKind.LocalNetwork && !context.Network.IsOnline)
            return TimeSpan.Zero;
        _failures++;
        // A mistake of the program's is the same the next time.
        if (flight.Cause == ConnectCause.Probed || result.Error is InvalidOperationException or ArgumentException or NotSupportedException)
            return null;
        TimeSpan? delay = NextDelay(fault);
        if (_failures >= context.Options.PollAfterAttempts && _connection.BindingOrNull is { } binding && binding.Has(ConnectorTraits.Polls))
            _poller ??= Poller.Start(flight, context);
        // While polling works there is no reason to give the stream up.
        if (delay is null && _poller is not null && !fault.IsFinal && context.Options.ProbeInterval != Timeout.InfiniteTimeSpan)
            return context.Options.ProbeInterval;
        return delay;
    }

    private TimeSpan? NextDelay(ConnectionFault? fault) =>
        context.Options.Reconnect.NextDelay(new ReconnectContext(_failures, fault, Elapsed, context.NextChance()));

    private async Task WaitAsync(TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
            return;
        // A timer cuts off what is less than a millisecond: it would ring before the moment that the status names, or not wait at all.
        delay = TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds));
        flight.Attempt = _failures + 1;
        flight.NextAttemptAt = context.Time.GetUtcNow() + delay;
        _connection.Entry.Report(_connection, ConnectionPhase.Reconnecting);
        ManagerLog.ReconnectScheduled(context.Logger, _connection.Name, delay, _failures + 1);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(flight.Token);
        await Task.WhenAny(Task.Delay(delay, context.Time, ended.Token), flight.Hurried).ConfigureAwait(false);
        ended.Cancel();
        flight.NextAttemptAt = null;
        flight.Token.ThrowIfCancellationRequested();
    }

    private async Task OnlineAsync(ConnectionKey key)
    {
        if (key.IsOnThisMachine)
            return;
        while (true)
        {
            flight.ForgetHurry();
            if (context.Network.IsOnline)
                return;
            _connection.Entry.Report(_connection, ConnectionPhase.Offline);
            await flight.Hurried.WaitAsync(flight.Token).ConfigureAwait(false);
        }
    }
}
