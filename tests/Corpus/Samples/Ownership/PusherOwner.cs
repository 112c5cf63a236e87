// style: a client that cannot be disposed
// sdk: pusher
using PusherClient;

namespace App.Messaging;

public sealed class PusherOwner : IAsyncDisposable
{
    private readonly Pusher _pusher = new("key", new PusherOptions { Cluster = "eu" }); // expect: SWB1001

    public async Task OpenAsync()
    {
        await _pusher.ConnectAsync();
        await _pusher.SubscribeAsync("orders"); // quiet: SWB2003 owned
    }

    public async ValueTask DisposeAsync() => await _pusher.DisconnectAsync(); // quiet: SWB2002, SWB3001 released by its disconnect
}

public sealed class PusherLeaker
{
    private readonly Pusher _pusher; // expect: SWB2002

    public PusherLeaker(string key)
    {
        _pusher = new Pusher(key, new PusherOptions { Cluster = "eu" }); // expect: SWB1001
    }

    public Task OpenAsync() => _pusher.ConnectAsync();
}
