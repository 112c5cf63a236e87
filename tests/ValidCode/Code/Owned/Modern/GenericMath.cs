using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Statics;

public interface IHubAddress<TSelf>
    where TSelf : IHubAddress<TSelf>
{
    static abstract string Path { get; }

    static virtual HubConnection Create(Uri root) =>
        new HubConnectionBuilder().WithUrl(new Uri(root, TSelf.Path)).WithAutomaticReconnect().Build();
}

public sealed class PricesAddress : IHubAddress<PricesAddress>
{
    public static string Path => "prices";
}

public sealed class AddressedHub<TAddress>(Uri root) : IAsyncDisposable
    where TAddress : IHubAddress<TAddress>
{
    private readonly HubConnection _hub = TAddress.Create(root);

    public Task StartAsync() => _hub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

// A sum over a stream, of whatever number it has.
public static class StreamSums
{
    public static async Task<TNumber> SumAsync<TNumber>(this HubConnection hub, string stream, CancellationToken cancellationToken)
        where TNumber : struct, INumber<TNumber>
    {
        var sum = TNumber.Zero;
        await foreach (var number in hub.StreamAsync<TNumber>(stream, cancellationToken).ConfigureAwait(false))
            sum += number;
        return sum;
    }

    [InlineArray(4)]
    private struct FourHandlers
    {
        private IDisposable? _first;
    }

    public static void ListenToFour(HubConnection hub, ReadOnlySpan<string> channels, Action wait)
    {
        FourHandlers handlers = default;
        for (var i = 0; i < 4; i++)
            handlers[i] = hub.On<string>(channels[i], Console.WriteLine);
        try
        {
            wait();
        }
        finally
        {
            foreach (var handler in handlers)
                handler?.Dispose();
        }
    }
}
