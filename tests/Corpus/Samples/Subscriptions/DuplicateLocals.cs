// style: duplicated registrations on locals
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public static class DuplicateLocals
{
    public static async Task RunAsync(string url, bool loud)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        hub.On<string>("Said", Console.WriteLine);
        if (loud)
            hub.On<string>("Said", text => Console.WriteLine(text.ToUpperInvariant())); // expect: SWB4001
        var typing = hub.On<string>("Typing", Console.WriteLine);
        typing.Dispose();
        hub.On<string>("Typing", Console.Write); // quiet: SWB4001 disposed between

        try
        {
            await hub.StartAsync();
            hub.On<int>("Count", Console.WriteLine); // expect: SWB4003
            await hub.SendAsync("Say", "hello");
            hub.On<int>("Count", Console.Write); // expect: SWB4001, SWB4003
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    public static HubConnection First(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        hub.On<string>("Said", Console.WriteLine);
        return hub;
    }

    public static HubConnection Second(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        hub.On<string>("Said", Console.WriteLine); // quiet: SWB4001 a connection just built
        return hub;
    }
}
