// style: service that owns its client
// sdk: pusher
using PusherClient;

namespace App.Chat;

public sealed class PusherDuplicates : IAsyncDisposable
{
    private const string Orders = "orders";
    private readonly Pusher _pusher = new("key", new PusherOptions()); // expect: SWB1001

    public async Task OpenAsync(string[] tenants)
    {
        await _pusher.ConnectAsync();
        await _pusher.SubscribeAsync(Orders);
        await _pusher.SubscribeAsync("prices"); // quiet: SWB4001 another channel
        await _pusher.SubscribeAsync("orders"); // expect: SWB4001

        foreach (var tenant in tenants)
        {
            await _pusher.SubscribeAsync($"tenant-{tenant}"); // quiet: SWB4002 varies with the iteration
            await _pusher.SubscribeAsync("tenants"); // expect: SWB4002
        }
    }

    public async ValueTask DisposeAsync() => await _pusher.DisconnectAsync();
}
