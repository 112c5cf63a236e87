// style: console top-level program
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.SignalR.Client;

Console.Write("Your name: ");
var name = Console.ReadLine() ?? "guest";

var connection = new HubConnectionBuilder() // expect: SWB1001, SWB2001
    .WithUrl("https://localhost:5001/chat")
    .WithAutomaticReconnect() // quiet: SWB3008 told to
    .Build();

connection.On<string, string>("ReceiveMessage", (user, text) => Console.WriteLine($"{user}: {text}")); // quiet: SWB2003 owned

try
{
    await connection.StartAsync(); // quiet: SWB3002 owned
}
catch (HttpRequestException problem)
{
    Console.WriteLine($"No server: {problem.Message}");
    return;
}

while (Console.ReadLine() is { Length: > 0 } line)
    await connection.InvokeAsync("SendMessage", name, line);
