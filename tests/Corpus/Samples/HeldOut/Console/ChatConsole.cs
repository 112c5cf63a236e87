// style: top-level chat client
// sdk: signalr
// program: yes
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

var url = args.Length > 0 ? args[0] : "http://localhost:5000/chat";
Console.Write("Your name: ");
var name = Console.ReadLine();
if (string.IsNullOrWhiteSpace(name))
    return 1;

await using var connection = new HubConnectionBuilder() // expect: SWB1001
    .WithUrl(url)
    .WithAutomaticReconnect()
    .Build();

connection.On<string, string>("Message", Print); // quiet: SWB2003 owned
connection.On<string>("Joined", user => Print(user, "joined"));
connection.On<string>("Left", user => Print(user, "left"));
connection.On<string, string>("Message", (_, text) => // expect: SWB4001
{
    if (text.Contains(name, StringComparison.OrdinalIgnoreCase))
        Console.Beep();
});

connection.Reconnecting += _ => // quiet: SWB2004 owned
{
    Console.WriteLine("…");
    return Task.CompletedTask;
};

try
{
    await connection.StartAsync();
}
catch (HttpRequestException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

await connection.InvokeAsync("Join", name);

while (Console.ReadLine() is { Length: > 0 } line)
{
    if (line == "/who")
    {
        foreach (var user in await connection.InvokeAsync<string[]>("Who"))
            Console.WriteLine(" - " + user);
        continue;
    }

    if (line.StartsWith("/history", StringComparison.Ordinal))
    {
        var history = new HubConnectionBuilder().WithUrl(url + "/history").Build(); // expect: SWB1002, SWB2001
        await history.StartAsync();
        await foreach (var entry in history.StreamAsync<string>("Last", 20))
            Console.WriteLine(entry);
        continue;
    }

    await connection.SendAsync("Say", line);
}

await connection.StopAsync(); // quiet: SWB3001 owned
return 0;

static void Print(string user, string text) => Console.WriteLine($"{DateTime.Now:t} {user}: {text}");
