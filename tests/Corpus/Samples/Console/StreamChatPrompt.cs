// style: async stream
// sdk: signalr
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR.Client;

namespace Prompt;

public static class Counters
{
    public static async IAsyncEnumerable<int> CountAsync(string url, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        try
        {
            await hub.StartAsync(cancellationToken);
            await foreach (var count in hub.StreamAsync<int>("Counter", 10, cancellationToken))
                yield return count;
        }
        finally
        {
            await hub.DisposeAsync(); // quiet: SWB2001 released in finally
        }
    }

    public static async IAsyncEnumerable<int> LeakAsync(string url, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
        await hub.StartAsync(cancellationToken);
        await foreach (var count in hub.StreamAsync<int>("Counter", 10, cancellationToken))
            yield return count;
    }

    public static Task<int> CountOnceAsync(this HubConnection hub, CancellationToken cancellationToken) =>
        hub.InvokeAsync<int>("CountOnce", cancellationToken); // quiet: SWB3002 an extension method
}
