// style: console top-level program
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

var connections = ConnectionManager.Default;
await using var lease = await connections.AcquireAsync("chat", BuildHub);
var hub = lease.Client;

using var welcome = hub.On<string>("Welcome", Console.WriteLine); // quiet: SWB2003 kept
await hub.SendAsync("Hello", Environment.UserName);
Console.ReadLine();

static HubConnection BuildHub() =>
    new HubConnectionBuilder().WithUrl("https://chat.example.com/hub").Build(); // quiet: SWB1001 the manager's factory
