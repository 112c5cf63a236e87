// style: loops
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public static class Loops
{
    public static async Task RunAsync(string url, IReadOnlyList<string> rooms, CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        try
        {
            foreach (var room in rooms)
            {
                hub.On<string>(room, Console.WriteLine); // quiet: SWB4002 varies with the iteration
                hub.On<string>($"{room}/typing", Console.WriteLine); // quiet: SWB4002 varies with the iteration
                hub.On<string>("Joined", name => Console.WriteLine($"{room}: {name}")); // expect: SWB4002
            }

            for (var attempt = 0; attempt < 5; attempt++)
            {
                hub.On<string>("Retry", Console.WriteLine); // expect: SWB4002
                await hub.StartAsync(cancellationToken); // expect: SWB3007
                await Task.Delay(1000, cancellationToken);
            }

            do
            {
                using var acknowledged = hub.On("Acknowledged", () => { }); // quiet: SWB4002 disposed in the same body
                await hub.SendAsync("Ping", cancellationToken);
                await Task.Delay(1000, cancellationToken);
            }
            while (!cancellationToken.IsCancellationRequested);
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }
}
