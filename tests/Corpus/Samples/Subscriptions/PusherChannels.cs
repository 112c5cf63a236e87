// style: service on an injected client
// sdk: pusher
using PusherClient;

namespace App.Chat;

public sealed class OrderEvents(Pusher pusher)
{
    private int _errors;

    public async Task ListenAsync()
    {
        await pusher.SubscribeAsync("orders"); // expect: SWB2003
        pusher.Error += (_, _) => _errors++; // expect: SWB2004
    }

    public int Errors => _errors;

    public Task LeaveAsync() => pusher.DisconnectAsync(); // expect: SWB3001
}

public sealed class OrderEventsKept(Pusher pusher) : IAsyncDisposable
{
    public async Task ListenAsync()
    {
        await pusher.SubscribeAsync("orders"); // quiet: SWB2003 unsubscribed in teardown
    }

    public async ValueTask DisposeAsync() => await pusher.UnsubscribeAsync("orders");
}
