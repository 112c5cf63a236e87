using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

// A console program: the manager is its own, and a lease for as long as it talks.
var server = new Uri(args is [var address, ..] ? address : "https://chat.example.com/hub");
var connections = ConnectionManager.Default;
connections.AddSignalR();

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

await using var lease = await connections.AcquireAsync(
    new ConnectionKey(server),
    () => new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build(),
    stop.Token);
using var said = lease.Subscribe<string>("Said", Console.WriteLine);

while (Console.ReadLine() is { Length: > 0 } line)
    await lease.Client.SendAsync("Say", line, stop.Token);

return 0;
