// style: hub of an application without tenants, and clients of other kinds
// sdk: signalr
using Microsoft.AspNetCore.SignalR;
using Switchboard;

namespace App.Open;

public sealed class OpenHub : Hub
{
    public Task Say(string text) => Clients.All.SendAsync("Message", text); // quiet: SWB4004 the assembly requires no scope
}

public sealed class Board(Everybody clients)
{
    public string Names => string.Join(", ", clients.All); // quiet: SWB4004 a type of the application's own
}

public sealed record Everybody(IReadOnlyList<string> All);
