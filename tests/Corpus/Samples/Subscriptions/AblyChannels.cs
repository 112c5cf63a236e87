// style: service on an injected client
// sdk: ably
using IO.Ably;
using IO.Ably.Realtime;

namespace App.Chat;

public sealed class AblyChannels
{
    private readonly AblyRealtime _ably;
    private int _seen;

    public AblyChannels(AblyRealtime ably)
    {
        _ably = ably;
        ably.Connection.ConnectionStateChanged += OnState; // expect: SWB2004
        ably.Channels.Get("orders").Subscribe("placed", _ => _seen++); // expect: SWB2003
    }

    public int Seen => _seen;

    public void Leave() => _ably.Close(); // expect: SWB3001

    public void Enter() => _ably.Connect(); // expect: SWB3002

    private void OnState(object? sender, ConnectionStateChange change) => _seen = 0;
}

public sealed class AblyChannelsKept : IDisposable
{
    private readonly AblyRealtime _ably;

    public AblyChannelsKept(AblyRealtime ably)
    {
        _ably = ably;
        _ably.Connection.ConnectionStateChanged += OnState; // quiet: SWB2004 removed in teardown
    }

    private void OnState(object? sender, ConnectionStateChange change) => Console.WriteLine(change);

    public void Dispose() => _ably.Connection.ConnectionStateChanged -= OnState;
}
