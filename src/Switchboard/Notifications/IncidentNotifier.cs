using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>Tells every sink of every outage once, and of its end once, in this order. Never blocks whoever reports one, and never throws.</summary>
internal sealed class IncidentNotifier(IEnumerable<INotificationSink> sinks, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>How long one sink may take to be told of one incident.</summary>
    public static readonly TimeSpan SinkTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long, at the end, is waited for sinks that are still being told.</summary>
    public static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(3);

    private readonly object _gate = new();
    private readonly HashSet<string> _down = [];
    private readonly SinkQueue[] _queues = [.. sinks.Select(sink => new SinkQueue(sink, SinkTimeout, time, logger))];
    private bool _ended;

    /// <summary>Tells that an endpoint is down or back: down where it was not told so already, back where it was.</summary>
    public void Tell(Incident incident)
    {
        lock (_gate)
        {
            if (_ended || !(incident.IsResolved ? _down.Remove(incident.Endpoint) : _down.Add(incident.Endpoint)))
                return;
            foreach (SinkQueue queue in _queues)
                queue.Tell(incident);
        }
    }

    /// <summary>Ends when all was told, or could not be in time.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _ended = true;
            foreach (SinkQueue queue in _queues)
                queue.Complete();
        }
        Task told = Task.WhenAll(_queues.Select(static queue => queue.Ended));
        try
        {
            await told.WaitAsync(EndTimeout, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            foreach (SinkQueue queue in _queues)
                queue.Cancel();
            // What is left only notes what was not told.
            await told.ConfigureAwait(false);
        }
    }
}
