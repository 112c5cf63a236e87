// style: classic Main
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.SignalR.Client;

namespace LoadTest;

public static class Generator
{
    public static async Task Main(string[] args)
    {
        var count = int.Parse(args[0]);
        var connections = new List<HubConnection>();
        for (var i = 0; i < count; i++)
        {
            var connection = new HubConnectionBuilder() // expect: SWB1002
                .WithUrl("https://localhost:5001/load")
                .Build();
            await connection.StartAsync();
            connections.Add(connection); // quiet: SWB2001 handed to a collection
        }

        Console.WriteLine($"{connections.Count} open");
        Console.ReadLine();

        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    public static async Task SmokeAsync(IEnumerable<Uri> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            var connection = new HubConnectionBuilder().WithUrl(endpoint).Build(); // expect: SWB1002, SWB2001
            await connection.StartAsync();
            Console.WriteLine($"{endpoint}: {connection.State}");
        }
    }
}
