// style: multiplayer rooms over Supabase Realtime
// sdk: supabase
using Supabase.Realtime;
using Supabase.Realtime.Interfaces;
using Supabase.Realtime.Models;
using Client = Supabase.Realtime.Client;

namespace Draw.Rooms;

public sealed class Stroke : BaseBroadcast
{
    public string Color { get; set; } = "#000";
}

public sealed class RoomHost : IDisposable
{
    private readonly Client _realtime; // quiet: SWB2002 disconnected below
    private RealtimeBroadcast<Stroke>? _strokes;

    public RoomHost(string url)
    {
        _realtime = new Client(url, new ClientOptions()); // expect: SWB1001
    }

    public async Task OpenAsync(string room)
    {
        await _realtime.ConnectAsync(); // quiet: SWB3002 owned
        var channel = _realtime.Channel("room:" + room);
        _strokes = channel.Register<Stroke>();
        _strokes.AddBroadcastEventHandler(OnStroke); // quiet: SWB2003 owned
        await channel.Subscribe();
    }

    private void OnStroke(IRealtimeBroadcast sender, BaseBroadcast? broadcast) => Console.WriteLine("stroke");

    public void Dispose() => _realtime.Disconnect(); // quiet: SWB3001 owned
}

public sealed class RoomList
{
    private readonly Client _realtime; // expect: SWB2002
    private readonly List<string> _rooms = [];

    public RoomList(string url) => _realtime = new Client(url); // expect: SWB1001

    public async Task RefreshAsync()
    {
        await _realtime.ConnectAsync();
        var channel = _realtime.Channel("rooms");
        channel.AddMessageReceivedHandler((_, _) => _rooms.Clear()); // quiet: SWB2003 owned
        await channel.Subscribe();
    }
}

public sealed class RoomGuest
{
    private readonly Client _realtime;

    public RoomGuest(Client realtime) => _realtime = realtime;

    public async Task JoinAsync(string room)
    {
        await _realtime.ConnectAsync(); // expect: SWB3002
        var channel = _realtime.Channel("room:" + room);
        channel.AddStateChangedHandler((_, state) => Console.WriteLine(state)); // expect: SWB2003
    }

    public void Quit() => _realtime.Disconnect(); // expect: SWB3001
}
