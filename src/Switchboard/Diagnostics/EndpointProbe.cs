using System.Net;

namespace Switchboard;

/// <summary>Tries the way to one endpoint, once.</summary>
internal sealed class EndpointProbe(ProbeTarget target, ConnectionDiagnosticsOptions options, CancellationToken cancellationToken)
{
    // With more of them the share of one in the bound would be too short to tell anything.
    private const int MostAddresses = 4;

    private readonly ProbeJournal _journal = new(options.TimeProvider);
    private readonly ProbeFindings _findings = new(target, options.StepTimeout);

    private IPAddress[] _addresses = [];
    private IPAddress? _reached;
    private int? _httpStatus;
    private int? _webSocketStatus;

    public async Task<DiagnosticReport> RunAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        await WalkAsync().ConfigureAwait(false);
        _journal.SkipTheRest();
        ProbeFailure? failure = Decisive();
        return new DiagnosticReport(
            target.Text,
            failure?.Verdict ?? DiagnosticVerdict.Reachable,
            failure?.Summary ?? (options.TryWebSocket ? $"{target.Authority} answers and opens WebSockets." : $"{target.Authority} answers."),
            _journal.Steps,
            _journal.DurationOf(DiagnosticStage.Tcp));
    }

    // Ends with the first step without which the next ones cannot be tried.
    private async Task WalkAsync()
    {
        await CheckNetworkAsync().ConfigureAwait(false);
        if (!await LookUpAsync().ConfigureAwait(false))
            return;
        ProbeConnection? connection = await ConnectAsync().ConfigureAwait(false);
        if (connection is null)
            return;
        using (connection)
        {
            if (!await EncryptAsync(connection).ConfigureAwait(false))
                return;
            // Some servers that speak nothing but WebSocket close on a plain request, so what it gives is no reason to end here.
            await AskAsync(connection).ConfigureAwait(false);
        }
        await OpenWebSocketAsync().ConfigureAwait(false);
    }

    private ProbeFailure? Decisive()
    {
        if ((_journal.FailureOf(DiagnosticStage.Dns) ?? _journal.FailureOf(DiagnosticStage.Tcp)) is { } unreached)
            return _journal.FailureOf(DiagnosticStage.Network) ?? unreached;
        ProbeFailure? http = _journal.FailureOf(DiagnosticStage.Http);
        ProbeFailure? last = options.TryWebSocket ? _journal.FailureOf(DiagnosticStage.WebSocket) : http;
        // Where nothing was answered to either request, it is not the WebSocket that is blocked.
        bool isSilent = last is not null && _httpStatus is null && _webSocketStatus is null;
        return _journal.FailureOf(DiagnosticStage.Tls) ?? (isSilent ? http : last);
    }

    private Task<bool> CheckNetworkAsync() => StepAsync(DiagnosticStage.Network, () =>
    {
        if (target.IsThisMachine)
            return Task.FromResult<ProbeResult>("None is needed: the address is this machine's own.");
        bool isOnline = options.NetworkMonitor?.IsOnline ?? new SystemAvailability().IsAvailable;
        return Task.FromResult<ProbeResult>(isOnline ? "There is a network." : _findings.NoNetwork());
    }, _ => _findings.NoNetwork());

    private Task<bool> LookUpAsync()
    {
        if (target.Address is { } address)
        {
            _addresses = [address];
            _journal.Skip(DiagnosticStage.Dns, "The address has no name to look up.");
            return Task.FromResult(true);
        }
        return StepAsync(DiagnosticStage.Dns, async () =>
        {
            _addresses = [.. (await WithinAsync(Dns.GetHostAddressesAsync(target.Host), options.StepTimeout).ConfigureAwait(false)).Take(MostAddresses)];
            return _addresses.Length > 0 ? "The name is known." : _findings.Name(new InvalidDataException());
        }, _findings.Name);
    }

    private async Task<ProbeConnection?> ConnectAsync()
    {
        ProbeConnection? connection = null;
        await StepAsync(DiagnosticStage.Tcp, async () =>
        {
            var share = TimeSpan.FromTicks(options.StepTimeout.Ticks / _addresses.Length);
            ProbeFailure? failure = null;
            foreach (IPAddress address in _addresses)
            {
                try
                {
                    connection = await OpenAsync(address, share).ConfigureAwait(false);
                    _reached = address;
                    return $"{target.Authority} accepts connections.";
                }
                catch (Exception error)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    // An address family that this machine has no way for says less than one that it has.
                    if (failure is null or { Verdict: DiagnosticVerdict.NoNetwork })
                        failure = _findings.Connect(error);
                }
            }
            return failure!;
        }, _findings.Connect).ConfigureAwait(false);
        return connection;
    }

    private Task<bool> EncryptAsync(ProbeConnection connection)
    {
        if (!target.IsEncrypted)
        {
            _journal.Skip(DiagnosticStage.Tls, "The address is not an encrypted one.");
            return Task.FromResult(true);
        }
        return StepAsync(DiagnosticStage.Tls, async () =>
        {
            await WithinAsync(connection.EncryptAsync(target.Host), options.StepTimeout).ConfigureAwait(false);
            return "The certificate is valid.";
        }, error => _findings.Encrypt(error, connection));
    }

    private Task<bool> AskAsync(ProbeConnection connection) => StepAsync(DiagnosticStage.Http, async () =>
    {
        _httpStatus = await WithinAsync(connection.AskAsync(target.PlainRequest(options.Token)), options.StepTimeout).ConfigureAwait(false);
        return _httpStatus < 300 || options.TryWebSocket
            ? $"It answers {_httpStatus}."
            : _findings.PlainStatus(_httpStatus.Value);
    }, _findings.Http);

    private async Task OpenWebSocketAsync()
    {
        if (!options.TryWebSocket)
        {
            _journal.Skip(DiagnosticStage.WebSocket, "It was not asked for.");
            return;
        }
        // On a connection of its own: many servers close the first one after their answer.
        using var connection = new ProbeConnection(_reached!);
        await StepAsync(DiagnosticStage.WebSocket, async () =>
        {
            _webSocketStatus = await WithinAsync(UpgradeAsync(connection), options.StepTimeout).ConfigureAwait(false);
            return _webSocketStatus == 101 ? "It opens." : _findings.WebSocketStatus(_webSocketStatus.Value, _httpStatus);
        }, _findings.WebSocket).ConfigureAwait(false);
    }

    private async Task<int> UpgradeAsync(ProbeConnection connection)
    {
        await connection.ConnectAsync(_reached!, target.Port).ConfigureAwait(false);
        if (target.IsEncrypted)
            await connection.EncryptAsync(target.Host).ConfigureAwait(false);
        return await connection.AskAsync(target.WebSocketRequest(options.Token)).ConfigureAwait(false);
    }

    private async Task<ProbeConnection> OpenAsync(IPAddress address, TimeSpan bound)
    {
        var connection = new ProbeConnection(address);
        try
        {
            await WithinAsync(connection.ConnectAsync(address, target.Port), bound).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private Task<bool> StepAsync(DiagnosticStage stage, Func<Task<ProbeResult>> work, Func<Exception, ProbeFailure> explain) =>
        _journal.TryAsync(stage, work, explain, cancellationToken);

    private async Task WithinAsync(Task work, TimeSpan bound)
    {
        try
        {
            await work.WaitAsync(bound, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Work that is left behind ends with its connection, and nobody is there to see how.
            _ = work.ContinueWith(
                static left => _ = left.Exception, CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task<T> WithinAsync<T>(Task<T> work, TimeSpan bound)
    {
        await WithinAsync((Task)work, bound).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }
}
