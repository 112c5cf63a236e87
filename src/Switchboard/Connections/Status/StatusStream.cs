using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Switchboard;

/// <summary>The status of a connection as a stream. A slow reader finds the last one.</summary>
internal sealed class StatusStream(ConnectionKey key) : StatusWatcher(key)
{
    private readonly Channel<ConnectionStatus> _latest = Channel.CreateBounded<ConnectionStatus>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public static async IAsyncEnumerable<ConnectionStatus> ReadAsync(
        StatusFeed feed, ConnectionKey key, Func<ConnectionStatus> now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = new StatusStream(key);
        feed.Add(stream);
        try
        {
            // What changes from here on is told after it.
            yield return now();
            while (await stream._latest.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                while (stream._latest.Reader.TryRead(out ConnectionStatus? status))
                    yield return status;
        }
        finally
        {
            feed.Remove(stream);
        }
    }

    public override void End() => _latest.Writer.TryComplete();

    protected override void Told(ConnectionStatus status, bool isLoss, bool isRestoration) => _latest.Writer.TryWrite(status);
}
