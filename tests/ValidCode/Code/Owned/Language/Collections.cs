using Microsoft.AspNetCore.SignalR.Client;

namespace Fresh.Collections;

// Collection expressions, spreads and params spans.
public sealed class CollectedHandlers : IDisposable
{
    private readonly IDisposable[] _all;

    public CollectedHandlers(HubConnection hub, params ReadOnlySpan<string> channels)
    {
        List<IDisposable> extra = [];
        foreach (var channel in channels)
            extra.Add(hub.On<string>(channel, Console.WriteLine));

        _all = [hub.On<string>("Said", Console.WriteLine), hub.On("Left", () => Console.WriteLine("left")), .. extra];
    }

    public void Dispose()
    {
        foreach (var handler in _all)
            handler.Dispose();
    }
}

public sealed class Composite(params IEnumerable<IDisposable> parts) : IDisposable
{
    private readonly IDisposable[] _parts = [.. parts];

    public void Dispose() => Array.ForEach(_parts, part => part.Dispose());
}

public static class Composites
{
    public static IDisposable Listen(HubConnection hub) => new Composite(
        hub.On<string>("Opened", Console.WriteLine),
        hub.On<string>("Closed", Console.WriteLine));

    public static IDisposable ListenTo(HubConnection hub, string[] channels) =>
        new Composite(channels.Select(channel => hub.On<string>(channel, Console.WriteLine)));
}

public sealed class HubList(IEnumerable<Uri> servers) : IAsyncDisposable
{
    private readonly HubConnection[] _hubs = [.. servers.Select(server => new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build())];

    public Task StartAsync() => Task.WhenAll(_hubs.Select(hub => hub.StartAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs)
            await hub.DisposeAsync();
    }
}
