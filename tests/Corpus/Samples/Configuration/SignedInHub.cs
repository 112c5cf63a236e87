// style: hub of the signed-in user
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Clinic;

public interface ISession
{
    string UserId { get; }

    Task<string?> GetTokenAsync();
}

public sealed class SignedInHub(IConnectionManager connections, ISession session, Uri server)
{
    public HubConnection Queue { get; } = connections.GetOrCreate(
        "queue",
        () => new HubConnectionBuilder()
            .WithUrl(new Uri(server, "queue"), options => options.AccessTokenProvider = session.GetTokenAsync) // quiet: SWB5002 asked again
            .Build());

    public async Task<HubConnection> OpenRecordsAsync()
    {
        var token = await session.GetTokenAsync();
        return connections.GetOrCreate(
            "records",
            () => new HubConnectionBuilder()
                .WithUrl($"{server}records?user={session.UserId}&access_token={token}") // expect: SWB5002
                .Build());
    }

    public HubConnection OpenScans(string token) => connections.GetOrCreate(
        "scans",
        () => new HubConnectionBuilder()
            .WithUrl(server + "scans?access_token=" + token) // expect: SWB5002
            .Build());

    public HubConnection OpenRoom(string room) => connections.GetOrCreate(
        "room-" + room,
        () => new HubConnectionBuilder()
            .WithUrl($"{server}rooms?room={room}", options => options.AccessTokenProvider = session.GetTokenAsync) // quiet: SWB5002 no token in the address
            .Build());
}
