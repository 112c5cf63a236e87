// style: console top-level program
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.SignalR.Client;

await using var connection = new HubConnectionBuilder() // expect: SWB1001
    .WithUrl(args.Length > 0 ? args[0] : "https://localhost:5001/chat")
    .Build();

connection.On<string>("Notice", Console.WriteLine); // quiet: SWB2003 owned
connection.On("Kicked", () => Environment.Exit(1)); // quiet: SWB2003 owned
connection.Closed += problem => // quiet: SWB2004 owned
{
    Console.WriteLine(problem?.Message ?? "closed");
    return Task.CompletedTask;
};

await connection.StartAsync(); // quiet: SWB3002 owned
await connection.SendAsync("Join", "lobby");
Console.ReadKey();
await connection.StopAsync(); // quiet: SWB3001 owned
