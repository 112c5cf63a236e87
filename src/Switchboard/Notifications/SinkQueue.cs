using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>What one sink is still to be told, in order. A slow or failing one keeps nobody else waiting.</summary>
internal sealed class SinkQueue(INotificationSink sink, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    // An endpoint adds two entries an outage, and an outage takes all attempts of a key: it does not grow without end.
    private readonly Channel<Incident> _incidents = Channel.CreateUnbounded<Incident>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();
    private bool _started;

    /// <summary>Ends when everything was told, after <see cref="Complete"/>.</summary>
    public Task Ended => _ended.Task;

    // Called under the gate of the notifier.
    public void Tell(Incident incident)
    {
        _incidents.Writer.TryWrite(incident);
        if (_started)
            return;
        _started = true;
        Detached.Run(RunAsync);
    }

    // Called under the gate of the notifier.
    public void Complete()
    {
        _incidents.Writer.TryComplete();
        if (!_started)
            _ended.TrySetResult(true);
    }

    /// <summary>Tells no more.</summary>
    public void Cancel() => Cancellation.Request(_ending);

    private async Task RunAsync()
    {
        while (await _incidents.Reader.WaitToReadAsync().ConfigureAwait(false))
            while (_incidents.Reader.TryRead(out Incident? incident))
                await TellAsync(incident).ConfigureAwait(false);
        _ended.TrySetResult(true);
    }

    private async Task TellAsync(Incident incident)
    {
        string name = sink.GetType().Name;
        string state = incident.IsResolved ? "back" : "down";
        if (_ending.IsCancellationRequested)
        {
            NotificationLog.SinkNotTold(logger, name, incident.Endpoint, state);
            return;
        }
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        Task told = InvokeAsync(incident, giveUp.Token);
        try
        {
            await told.WaitAsync(timeout, time, _ending.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The timeout may be the sink's own; then it has failed.
            if (told.IsCompleted && !_ending.IsCancellationRequested)
                NotificationLog.SinkFailed(logger, name, incident.Endpoint, state, error.GetType().Name);
            else if (_ending.IsCancellationRequested)
                NotificationLog.SinkNotTold(logger, name, incident.Endpoint, state);
            else
                NotificationLog.SinkTimedOut(logger, name, timeout, incident.Endpoint, state);
            Cancellation.Request(giveUp);
            _ = told.ContinueWith(
                static left => _ = left.Exception, CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    // A sink that blocks its thread blocks one of its own.
    private Task InvokeAsync(Incident incident, CancellationToken cancellationToken) =>
        Task.Run(() => sink.NotifyAsync(incident, cancellationToken), CancellationToken.None);
}
