namespace Switchboard;

/// <summary>Fetches messages while the stream cannot be had. The connection is usable from the first poll that succeeds.</summary>
internal sealed class Poller
{
    private readonly ConnectFlight _flight;
    private readonly ManagedConnection _connection;
    private readonly ManagerContext _context;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _running;
    private bool _isPolling;

    private Poller(ConnectFlight flight, ManagerContext context)
    {
        _flight = flight;
        _connection = flight.Connection;
        _context = context;
        _running = Task.Run(RunAsync);
    }

    public static Poller Start(ConnectFlight flight, ManagerContext context) => new(flight, context);

    /// <summary>Ends polling. Where the stream took over, what came between its subscription and its first message is fetched once more.</summary>
    public async Task StopAsync(bool isOpen)
    {
        Cancellation.Request(_ended);
        await _running.ConfigureAwait(false);
        if (!_isPolling)
            return;
        if (isOpen)
            await TryPollAsync(CancellationToken.None).ConfigureAwait(false);
        ManagerLog.PollingEnded(_context.Logger, _connection.Name);
    }

    private async Task RunAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            bool polled = await TryPollAsync(_ended.Token).ConfigureAwait(false);
            if (polled && !_isPolling && !_ended.IsCancellationRequested)
            {
                _isPolling = true;
                ManagerLog.PollingStarted(_context.Logger, _connection.Name, _context.Options.PollInterval);
                _connection.Entry.BeginPolling(_flight);
            }
            else if (!polled && _isPolling && !_ended.IsCancellationRequested)
            {
                _isPolling = false;
                _connection.Entry.EndPolling(_flight);
            }
            try
            {
                await Task.Delay(_context.Options.PollInterval, _context.Time, _ended.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> TryPollAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_connection.BindingOrNull is not { } binding)
                return _isPolling;
            await _connection.Subscriptions.PollAsync(binding, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (NotSupportedException)
        {
            // This client has nothing to poll; it will not have it the next time.
            Cancellation.Request(_ended);
            return false;
        }
        catch (Exception)
        {
            // The server may be gone altogether; the next poll tells.
            return false;
        }
    }
}
