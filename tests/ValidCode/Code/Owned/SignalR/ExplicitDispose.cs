using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Reports;

public interface IReportStream : IAsyncEnumerable<string>, IAsyncDisposable;

// The interface is implemented explicitly, for the hub and for the enumeration.
public sealed class ReportStream(Uri server) : IReportStream
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();

    async IAsyncEnumerator<string> IAsyncEnumerable<string>.GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        if (_hub.State == HubConnectionState.Disconnected)
            await _hub.StartAsync(cancellationToken);

        await foreach (var line in _hub.StreamAsync<string>("Lines", cancellationToken))
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await _hub.DisposeAsync().ConfigureAwait(false);
}
