// style: rooms joined and then listened to
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace Rooms;

public sealed class LateRooms(string address) : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(address).Build(); // expect: SWB1001, SWB3008

    public async Task EnterAsync(string room, Action<string> show)
    {
        try
        {
            await _hub.StartAsync();
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error.Message);
            return;
        }

        await _hub.InvokeAsync("Enter", room);
        _hub.On(room, show); // expect: SWB4003
    }

    public async Task EnterAgainAsync(string room, Action<string> show)
    {
        await _hub.StopAsync();
        await _hub.StartAsync();
        _hub.Remove(room);
        _hub.On(room, show); // quiet: SWB4003 takes the place of another
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public static class OneOff
{
    public static void Watch(string address)
    {
        var hub = new HubConnectionBuilder().WithUrl(address).Build(); // expect: SWB1001, SWB2001
        hub.StartAsync().GetAwaiter().GetResult(); // expect: SWB3003
        var handle = hub.On<string>("Tick", Console.WriteLine); // expect: SWB4003
        Console.ReadLine();
        GC.KeepAlive(handle);
    }
}
