using System.Diagnostics;

namespace Switchboard;

/// <summary>One attempt to open a connection: the strategies in their order, each with its routes, until one is open.</summary>
internal sealed class ConnectAttempt(ConnectFlight flight, ManagerContext context, bool refreshesToken, Activity? span)
{
    private readonly ManagedConnection _connection = flight.Connection;
    private bool _refreshesToken = refreshesToken;

    public async Task<AttemptResult> RunAsync(ConnectionKey key, TimeSpan elapsed)
    {
        AttemptResult last = AttemptResult.NoRoute(key);
        ConnectionFault? lastFault = null;
        foreach (IConnectStrategy strategy in context.StrategyMemory.Order(key, context.Strategies))
        {
            List<ConnectRoute> tried = [];
            while (NextRoute(strategy) is { } route)
            {
                flight.Strategy = strategy.Name;
                flight.Transport = route.Transport ?? ConnectRequest.DefaultTransport;
                last = await TryAsync(route).ConfigureAwait(false);
                if (last.IsOpen)
                {
                    context.StrategyMemory.Remember(key, strategy);
                    return last;
                }
                // Another way round helps where this one was blocked or too slow, not where the answer was no.
                if (last.Fault!.Kind is not (FailureKind.Transient or FailureKind.Protocol) || !_connection.Entry.CanTryAgain(flight))
                    return last;
                lastFault = last.Fault;
                tried.Add(route);
            }

            ConnectRoute? NextRoute(IConnectStrategy asked) => asked.NextRoute(new StrategyContext(
                key, flight.Attempt, context.Options.ConnectTimeout, Transports(), tried, lastFault, last.TimedOut, elapsed));
        }
        return last;
    }

    /// <summary>Connects a client that the manager did not create: as its own call does, without a limit of time.</summary>
    public Task<AttemptResult> RunOnceAsync() => TryAsync(new ConnectRoute(Timeout.InfiniteTimeSpan));

    private async Task<AttemptResult> TryAsync(ConnectRoute route)
    {
        ManagedConnection connection = _connection;
        ClientBinding? binding = null;
        PhysicalConnection? physical = null;
        bool timedOut = false;
        bool connectsByItself = false;
        bool wasOpen = false;
        long started = context.Time.GetTimestamp();
        context.Telemetry.RouteStarted(span, flight.Strategy, flight.Transport);
        try
        {
            binding = await connection.Entry.EnsureClientAsync(connection, flight.Token).ConfigureAwait(false);
            connectsByItself = binding.State == ClientState.Connecting;
            physical = connection.Entry.BeginPhysical(connection, binding);
            if (!physical.RecoversByItself)
                physical.Observe();
            physical.Strategy = flight.Strategy;
            physical.Transport = flight.Transport;
            physical.Token = await TokenAsync().ConfigureAwait(false);
            connection.Entry.Report(connection, ConnectionPhase.Connecting);
            context.Tally.AttemptStarted();
            TimeSpan limit = connectsByItself ? Timeout.InfiniteTimeSpan : route.Timeout;
            // One that got its connection back by itself, while nobody listened, is open already.
            ClientState state = binding.State;
            timedOut = state != ClientState.Connected && await OpenAsync(binding, state, Request(route, physical), limit).ConfigureAwait(false);
            if (timedOut)
                throw new TimeoutException($"Connection '{connection.Name}' was not open within {route.Timeout}.");
            wasOpen = true;
            physical.ConnectTime = context.Time.GetElapsedTime(started);
            connection.Entry.Report(connection, ConnectionPhase.Synchronizing);
            IReadOnlyList<string> failed = await RestoreAsync(binding).ConfigureAwait(false);
            if (!connection.Entry.TryOpen(flight, physical, isDegraded: failed.Count > 0))
                throw connection.IsRetired ? connection.ClosedException() : new ConnectionFaultException(
                    physical.LossFault?.Kind ?? FailureKind.Transient, $"Connection '{connection.Name}' was lost as soon as it was open.")
                { Code = physical.LossFault?.Code, RetryAfter = physical.LossFault?.RetryAfter };
            context.Telemetry.RouteEnded(connection.Tags, flight.Strategy, context.Time.GetElapsedTime(started), fault: null);
            return AttemptResult.Open;
        }
        catch (Exception error)
        {
            ConnectionFault fault = Fault(binding, error, timedOut);
            context.Telemetry.RouteEnded(connection.Tags, flight.Strategy, context.Time.GetElapsedTime(started), fault);
            // Whoever gave up waiting for it: a client that gets its connection back by itself goes on with that.
            if (connectsByItself && fault.Kind == FailureKind.Cancelled && connection.Entry.TryLeaveToItself(connection, physical))
                return AttemptResult.Failed(fault, error, timedOut);
            physical?.Detach();
            if (binding is not null && !flight.HasLanded)
                await connection.Entry.ResetAsync(connection, binding, wasOpen, error).ConfigureAwait(false);
            return AttemptResult.Failed(fault, error, timedOut);
        }
    }

    private ConnectRequest Request(ConnectRoute route, PhysicalConnection physical) =>
        new(_connection.Key, phase => _connection.Entry.Report(_connection, phase))
        {
            Endpoint = route.Endpoint ?? _connection.Key?.Endpoint,
            Transport = route.Transport ?? ConnectRequest.DefaultTransport,
            Token = physical.Token,
            Generation = physical.Generation,
            Attempt = Math.Max(1, flight.Attempt),
        };

    private async ValueTask<AccessToken?> TokenAsync()
    {
        if (_connection.Key is not { } key || !context.Tokens.HasProvider)
            return null;
        _connection.Entry.Report(_connection, ConnectionPhase.Authenticating);
        bool refresh = _refreshesToken;
        _refreshesToken = false;
        try
        {
            AccessToken? token = await context.Tokens.GetAsync(key, refresh, flight.Token).ConfigureAwait(false);
            context.Telemetry.TokenFetched(_connection.Tags, span, fault: null);
            return token;
        }
        catch (Exception error)
        {
            context.Telemetry.TokenFetched(_connection.Tags, span, ConnectionFault.From(error));
            throw;
        }
    }

    // Says whether it took too long. A client that does not stop when it is cancelled is left behind.
    private async Task<bool> OpenAsync(ClientBinding binding, ClientState before, ConnectRequest request, TimeSpan limit)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(flight.Token);
        Func<CancellationToken, Task> open = ConnectCall(binding, before, request);
        Task work = flight.CallAsync(open, cancelled.Token);
        if (limit != Timeout.InfiniteTimeSpan && !work.IsCompleted)
        {
            using var ended = new CancellationTokenSource();
            Task tooLong = Task.Delay(limit, context.Time, ended.Token);
            bool isLate = await Task.WhenAny(work, tooLong).ConfigureAwait(false) == tooLong && !work.IsCompleted;
            if (isLate)
            {
                Cancellation.Request(cancelled);
                if (!await BoundedWait.EndsAsync(work, tooLong, context.CloseTimeout, context.Time).ConfigureAwait(false))
                    ManagerLog.ConnectAbandoned(context.Logger, _connection.Name, _connection.Generation);
                if (work.Status != TaskStatus.RanToCompletion)
                {
                    BoundedWait.Observe(work);
                    return true;
                }
            }
            ended.Cancel();
        }
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (InvalidOperationException) when (before == ClientState.Connecting && binding.State == ClientState.Connected)
        {
            // It had its connection back before it was called, and there was nothing to connect.
            return false;
        }
        catch (InvalidOperationException error) when (binding.State is var now && now != before && (before == ClientState.Connecting || now == ClientState.Closed))
        {
            // What it refused for is not what it was found as: no mistake of the program's, it was lost between the two.
            throw new ConnectionFaultException(FailureKind.Transient, $"The client of connection '{_connection.Name}' was lost before it was connected.", error);
        }
        _connection.RememberConnect(binding, flight.Connect);
        return false;
    }

    private IReadOnlyList<string> Transports() =>
        UsesConnector(_connection.BindingOrNull) && _connection.BindingOrNull is { } binding ? binding.Transports : [];

    // A client that is connecting by itself is waited for, not fought.
    private Func<CancellationToken, Task> ConnectCall(ClientBinding binding, ClientState before, ConnectRequest request)
    {
        if (binding.HasConnector && (before == ClientState.Connecting || UsesConnector(binding)))
            return token => binding.ConnectAsync(request, token);
        if (flight.Connect is { } asked && flight.ConnectIsFor(binding))
            return token => asked(token) ?? throw new InvalidOperationException($"The connect call of connection '{_connection.Name}' returned no task.");
        return _connection.ConnectCallFor(binding) ?? (token => binding.ConnectAsync(request, token));
    }

    private bool UsesConnector(ClientBinding? binding) => flight.Connect is null
        && (flight.Cause == ConnectCause.Asked || binding is null || _connection.ConnectCallFor(binding) is null)
        && binding is not { HasConnector: false };

    private async Task<IReadOnlyList<string>> RestoreAsync(ClientBinding binding)
    {
        using Activity? restore = context.Telemetry.RestoreStarted(_connection.Tags, _connection.Subscriptions.ChannelCount);
        // Not disposed: where nobody waits any more the openings outlive this call.
        var late = new CancellationTokenSource();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(flight.Token);
        Task<IReadOnlyList<string>> work = _connection.Subscriptions.RestoreAsync(binding, late.Token);
        Task tooLong = Task.Delay(context.Options.ConnectTimeout, context.Time, ended.Token);
        if (await Task.WhenAny(work, tooLong).ConfigureAwait(false) == tooLong)
        {
            // Given up half way it is not open; the channels have not failed for that.
            flight.Token.ThrowIfCancellationRequested();
            // A channel that is never confirmed makes the connection degraded, not unusable.
            Cancellation.Request(late);
        }
        ended.Cancel();
        IReadOnlyList<string> failed = await work.ConfigureAwait(false);
        context.Telemetry.RestoreEnded(restore, failed.Count);
        return failed;
    }

    private ConnectionFault Fault(ClientBinding? binding, Exception error, bool timedOut)
    {
        if (flight.IsCancelled && error is OperationCanceledException)
            return new ConnectionFault(FailureKind.Cancelled, "Cancelled", "Nobody waited for the connection any more.", error);
        if (timedOut)
            return new ConnectionFault(FailureKind.Transient, "Timeout", error.Message, error);
        return binding?.Classify(error) ?? ConnectionFault.From(error);
    }
}
