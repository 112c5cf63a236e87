using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using NATS.Client.Core;

namespace Fresh.Streams;

public static class HubStreams
{
    // What is subscribed ends with the enumeration, whether it is finished or left.
    public static async IAsyncEnumerable<T> ReadAsync<T>(this HubConnection hub, string channel, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var messages = Channel.CreateUnbounded<T>();
        using var handler = hub.On<T>(channel, message => messages.Writer.TryWrite(message));
        await foreach (var message in messages.Reader.ReadAllAsync(cancellationToken))
            yield return message;
    }

    public static async IAsyncEnumerable<string> MergeAsync(HubConnection hub, INatsConnection nats, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var lines = Channel.CreateUnbounded<string>();
        var handler = hub.On<string>("Line", line => lines.Writer.TryWrite(line));
        var reading = ForwardAsync();
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
                yield return line;
        }
        finally
        {
            handler.Dispose();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task ForwardAsync()
        {
            await foreach (var line in nats.SubscribeAsync<string>("lines", cancellationToken: cancellationToken))
                lines.Writer.TryWrite(line.Data);
        }
    }

    // A hub that is opened for one enumeration.
    public static async IAsyncEnumerable<int> CountAsync(Uri server, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        try
        {
            await hub.StartAsync(cancellationToken);
            await foreach (var number in hub.StreamAsync<int>("Count", cancellationToken))
                yield return number;
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    public static IObservable<T> Observe<T>(this HubConnection hub, string channel) => new Observable<T>(observer => hub.On<T>(channel, observer.OnNext));

    private sealed class Observable<T>(Func<IObserver<T>, IDisposable> subscribe) : IObservable<T>
    {
        public IDisposable Subscribe(IObserver<T> observer) => subscribe(observer);
    }
}
