using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Switchboard;

/// <summary>
/// Notes usage on behalf of a manager. To note is to change memory: it never waits and never fails. One writer tells the store, in batches, and again with
/// growing pauses while the store is down; a batch whose answer was lost is told again under its number, so nothing counts twice.
/// </summary>
internal sealed class UsageLedger : IAsyncDisposable
{
    // An instance that missed two beats in a row may be slow; after the third it is gone.
    private const int BeatsUntilGone = 3;

    private static readonly TimeSpan s_writeTimeout = TimeSpan.FromSeconds(20);

    private readonly IUsageStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _beatInterval;
    private readonly TimeSpan _flushTimeout;
    private readonly UsageBuffer _buffer;
    // One wake-up is as good as many: the writer writes all there is.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private readonly ResiliencePipeline _untilTold;
    private readonly ITimer _beat;
    private readonly Task _writing;
    private readonly Lazy<Task> _disposal;
    private UsageBatch? _untold;
    private bool _isDown;
    private int _isBeating;

    public UsageLedger(IUsageStore store, ConnectionManagerOptions options, TimeProvider time, ILogger logger)
    {
        _store = store;
        _time = time;
        _logger = logger;
        _beatInterval = options.UsageHeartbeatInterval;
        _flushTimeout = options.ShutdownTimeout;
        _buffer = new UsageBuffer(options.UsageBufferCapacity, options.LastActiveInterval, TimeSpan.FromTicks(BeatsUntilGone * _beatInterval.Ticks));
        _untilTold = UntilTold();
        _beat = time.CreateTimer(static ledger => ((UsageLedger)ledger!).Beat(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _disposal = new Lazy<Task>(StopAsync);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>A connection of the key was opened. Its user was active.</summary>
    public void Opened(ConnectionKey key)
    {
        _buffer.Opened(key, _time.GetUtcNow());
        Wake();
    }

    /// <summary>A connection of the key that was opened is closed or lost.</summary>
    public void Closed(ConnectionKey key)
    {
        _buffer.Closed(key, _time.GetUtcNow());
        Wake();
    }

    /// <summary>The user of the key was active.</summary>
    public void Active(ConnectionKey key)
    {
        _buffer.Active(key, _time.GetUtcNow());
        Wake();
    }

    /// <summary>A client of the key was created.</summary>
    public void ClientCreated(ConnectionKey key)
    {
        _buffer.ClientCreated(key, _time.GetUtcNow());
        Wake();
    }

    /// <summary>A reference or lease of the key was taken.</summary>
    public void HoldTaken(ConnectionKey key)
    {
        _buffer.HoldTaken(key, _time.GetUtcNow());
        Wake();
    }

    /// <summary>
    /// Writes what there is, for at most <see cref="ConnectionManagerOptions.ShutdownTimeout"/>; what was open counts as closed. Idempotent; never throws.
    /// </summary>
    public ValueTask DisposeAsync() => new(_disposal.Value);

    private void Wake()
    {
        _wake.Writer.TryWrite(true);
        if (Interlocked.Exchange(ref _isBeating, 1) == 0)
            _beat.Change(_beatInterval, Timeout.InfiniteTimeSpan);
    }

    // A process without connections and users has no timer.
    private void Beat()
    {
        Interlocked.Exchange(ref _isBeating, 0);
        if (_buffer.Beat(_time.GetUtcNow()))
            Wake();
        else
            _wake.Writer.TryWrite(true);
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await _wake.Reader.ReadAsync(_stopping.Token).ConfigureAwait(false))
                await WriteAllAsync(token => _untilTold.ExecuteAsync(TellAsync, token), _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The batch that failed or was cut short at this moment is told with the rest.
        }
    }

    private async Task WriteAllAsync(Func<CancellationToken, ValueTask> tell, CancellationToken cancellationToken)
    {
        // A batch stays until it was told: whether it arrived is not known before.
        while ((_untold ??= _buffer.TakeBatch(_time.GetUtcNow())) is not null)
        {
            await tell(cancellationToken).ConfigureAwait(false);
            _untold = null;
            if (_isDown)
                UsageLog.StoreUp(_logger);
            _isDown = false;
            if (_buffer.TakeLost() is > 0 and var lost)
                UsageLog.RecordsLost(_logger, lost);
        }
    }

    private async ValueTask TellAsync(CancellationToken cancellationToken) =>
        await _store.RecordAsync(_buffer.Renew(_untold!, _time.GetUtcNow()), cancellationToken).ConfigureAwait(false);

    private ResiliencePipeline UntilTold() => new ResiliencePipelineBuilder { TimeProvider = _time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromMinutes(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = told => new ValueTask<bool>(told.Outcome.Exception is not null && !_stopping.IsCancellationRequested),
            OnRetry = outage =>
            {
                if (!_isDown)
                    UsageLog.StoreDown(_logger, Described(outage.Outcome.Exception));
                _isDown = true;
                return default;
            },
        })
        .AddTimeout(s_writeTimeout)
        .Build();

    private async Task StopAsync()
    {
        _buffer.End(_time.GetUtcNow());
        _beat.Dispose();
        Cancellation.Request(_stopping);
        var tooLong = new CancellationTokenSource();
        Task rest = Task.Run(() => WriteRestAsync(tooLong.Token));
        if (await BoundedWait.EndsAsync(rest, Task.CompletedTask, _flushTimeout, _time).ConfigureAwait(false))
            return;
        Cancellation.Request(tooLong);
        UsageLog.NotFlushed(_logger, $"it took longer than {_flushTimeout}");
    }

    private async Task WriteRestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _writing.ConfigureAwait(false);
            await WriteAllAsync(TellAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Told already that it took too long.
        }
        catch (Exception error)
        {
            UsageLog.NotFlushed(_logger, Described(error));
        }
    }

    // What a database says is safe and needed to mend it; other messages may quote an address with its token.
    private static string Described(Exception? error) =>
        error is DbException or InvalidOperationException ? $"{error.GetType()}: {error.Message}" : $"{error?.GetType()}";
}
