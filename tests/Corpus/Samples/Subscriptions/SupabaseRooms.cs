// style: service on an injected realtime client
// sdk: supabase-realtime
using RealtimeClient = Supabase.Realtime.Client;

namespace App.Chat;

public sealed class SupabaseRooms
{
    private readonly RealtimeClient _realtime;

    public SupabaseRooms(RealtimeClient realtime) => _realtime = realtime;

    public async Task OpenAsync()
    {
        await _realtime.ConnectAsync(); // expect: SWB3002
        await _realtime.Channel("room:1").Subscribe(); // expect: SWB2003
    }

    public void Close() => _realtime.Disconnect(); // expect: SWB3001
}

public sealed class SupabaseOwner : IDisposable
{
    private readonly RealtimeClient _realtime = new("wss://project.example.com/realtime/v1", null); // expect: SWB1001

    public async Task OpenAsync()
    {
        await _realtime.ConnectAsync(); // quiet: SWB3002 owned
        await _realtime.Channel("room:1").Subscribe(); // quiet: SWB2003 owned
        _realtime.Channel("room:1").Push("shout"); // quiet: SWB4001 a channel asked for again
    }

    public void Dispose() => _realtime.Disconnect(); // quiet: SWB2002, SWB3001 released by its disconnect
}
