// style: ownership transfer by return, out, tuple, collection, constructor
// sdk: signalr
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Messaging;

public sealed class Session(HubConnection hub) : IAsyncDisposable
{
    public string? Id => hub.ConnectionId;

    public ValueTask DisposeAsync() => hub.DisposeAsync(); // quiet: SWB3001 given in the constructor, released in its own teardown
}

public static class Transfer
{
    public static bool TryOpen(string url, [NotNullWhen(true)] out HubConnection? hub)
    {
        hub = url.StartsWith("https", StringComparison.Ordinal) ? new HubConnectionBuilder().WithUrl(url).Build() : null; // expect: SWB1001
        return hub is not null;
    }

    public static (HubConnection Hub, DateTimeOffset Opened) OpenStamped(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        return (hub, DateTimeOffset.UtcNow); // quiet: SWB2001 returned in a tuple
    }

    public static async Task<Session> OpenSessionAsync(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        await hub.StartAsync();
        return new Session(hub); // quiet: SWB2001 passed to a constructor
    }

    public static void Fill(ICollection<HubConnection> hubs, string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        hubs.Add(hub); // quiet: SWB2001 added to a collection
    }

    public static IEnumerable<HubConnection> Pair(string left, string right)
    {
        var first = new HubConnectionBuilder().WithUrl(left).Build(); // expect: SWB1001
        yield return first; // quiet: SWB2001 yielded
        yield return new HubConnectionBuilder().WithUrl(right).Build(); // expect: SWB1001
    }
}
