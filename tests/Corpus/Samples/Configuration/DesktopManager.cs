// style: desktop application that makes its manager itself
// sdk: pusher
using PusherClient;
using Switchboard;

namespace Kiosk;

[ConnectionFactory]
public sealed class DesktopManager : IAsyncDisposable
{
    private readonly ConnectionManager _connections = new(new ConnectionManagerOptions
    {
        MaxConnections = 0, // expect: SWB5004
        ConnectTimeout = TimeSpan.FromHours(1), // expect: SWB5004
        HeartbeatInterval = TimeSpan.FromMinutes(15), // expect: SWB5004
        Linger = TimeSpan.Zero, // quiet: SWB5004 nothing waits for the next page
    });

    private readonly ConnectionManager _background = new(new ConnectionManagerOptions
    {
        MaxConnections = 1, // quiet: SWB5004 one is enough
        IdleTimeout = Timeout.InfiniteTimeSpan,
        HeartbeatInterval = TimeSpan.FromMinutes(15), // quiet: SWB5004 never suspended
        Reconnect = ReconnectPolicy.None, // quiet: SWB5004 a policy of its own
    });

    public Pusher Orders(string key) => _connections.GetOrCreate("orders", () => new Pusher(key, new PusherOptions()), pusher => pusher.DisconnectAsync());

    public Pusher Prices(string key) => _background.GetOrCreate("prices", () => new Pusher(key, new PusherOptions()), pusher => pusher.DisconnectAsync());

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        await _background.DisposeAsync();
    }
}
