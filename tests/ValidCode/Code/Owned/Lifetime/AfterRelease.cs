using Microsoft.AspNetCore.SignalR.Client;
using NATS.Client.Core;
using PusherClient;

namespace Depot.After;

// What looks like a use after the end, and is none.
public sealed class AfterRelease(Uri server)
{
    public async Task<string> StateAsync()
    {
        var hub = Build();
        await hub.StartAsync();
        await hub.DisposeAsync();
        return $"{hub.State} {hub.ConnectionId}";
    }

    public async Task BranchesAsync(bool keep)
    {
        var hub = Build();
        await hub.StartAsync();
        if (!keep)
            await hub.DisposeAsync();
        if (keep)
        {
            await hub.SendAsync("Kept");
            await hub.DisposeAsync();
        }
    }

    public async Task CatchAsync()
    {
        var hub = Build();
        try
        {
            await hub.StartAsync();
        }
        catch (HttpRequestException)
        {
            await hub.DisposeAsync();
            hub = Build();
            await hub.StartAsync();
        }

        await hub.SendAsync("Open");
        await hub.DisposeAsync();
    }

    // Stopped is not disposed: a hub starts again.
    public async Task RestartAsync()
    {
        var hub = Build();
        await hub.StartAsync();
        await hub.StopAsync();
        await hub.StartAsync();
        await hub.SendAsync("Again");
        await hub.StopAsync();
        await hub.DisposeAsync();
    }

    public async Task SwapAsync()
    {
        var first = Build();
        var second = Build();
        await first.DisposeAsync();
        await second.StartAsync();
        await second.SendAsync("Second");
        await second.DisposeAsync();
    }

    private HubConnection Build() => new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
}

public sealed class AfterDisconnect : IAsyncDisposable
{
    private readonly Pusher _pusher;

    public AfterDisconnect(string key) => _pusher = new Pusher(key);

    public async Task PauseAsync(TimeSpan pause)
    {
        await _pusher.DisconnectAsync();
        await Task.Delay(pause);
        await _pusher.ConnectAsync();
        await _pusher.SubscribeAsync("resumed");
    }

    public async ValueTask DisposeAsync() => await _pusher.DisconnectAsync();
}

public sealed class AfterUnsubscribe(INatsConnection nats)
{
    public async Task<string?> FirstAsync(string subject)
    {
        var subscription = await nats.SubscribeCoreAsync<string>(subject);
        var message = await subscription.Msgs.ReadAsync();
        await subscription.UnsubscribeAsync();
        await subscription.DisposeAsync();
        await nats.PublishAsync($"{subscription.Subject}.done", message.Data);
        return message.Data;
    }
}
