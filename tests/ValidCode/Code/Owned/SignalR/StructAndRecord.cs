using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Sessions;

public readonly struct HubScope(HubConnection hub) : IAsyncDisposable
{
    public Task SendAsync(string method, object? argument) => hub.SendAsync(method, argument);

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}

public sealed record LiveSession(HubConnection Hub, string Room) : IAsyncDisposable
{
    public static async Task<LiveSession> JoinAsync(Uri server, string room, CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        hub.On<string>("Said", Console.WriteLine);
        await hub.StartAsync(cancellationToken);
        await hub.InvokeAsync("Join", room, cancellationToken);
        return new LiveSession(hub, room);
    }

    public Task SayAsync(string text) => Hub.InvokeAsync("Say", Room, text);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}

public sealed record SessionSettings
{
    public required Uri Server { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    // A configuration that makes hubs keeps none.
    public HubConnection Build() => new HubConnectionBuilder().WithUrl(Server).WithServerTimeout(Timeout).WithAutomaticReconnect().Build();
}
