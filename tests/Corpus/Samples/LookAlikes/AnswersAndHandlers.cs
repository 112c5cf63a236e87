// style: handlers after a connect that are meant there
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Look;

public sealed class Probe
{
    public async Task<TimeSpan> PingAsync(string url, CancellationToken cancellationToken)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1002
        await hub.StartAsync(cancellationToken);
        var answered = new TaskCompletionSource<DateTime>();
        using var pong = hub.On("Pong", () => answered.TrySetResult(DateTime.UtcNow)); // quiet: SWB4003 waits for one answer
        var asked = DateTime.UtcNow;
        await hub.SendAsync("Ping", cancellationToken);
        return await answered.Task.WaitAsync(cancellationToken) - asked;
    }

    public async Task<string> WhoAmIAsync(string url)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1002
        await hub.StartAsync();
        var own = hub.ConnectionId;
        hub.On<string>("Joined", id => Console.WriteLine(id == own)); // quiet: SWB4003 needs the id of the connection
        return await hub.InvokeAsync<string>("WhoAmI");
    }

    public async Task StartedButNotYetOpenAsync(string url)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1002
        var opening = hub.StartAsync();
        hub.On<string>("Message", Console.WriteLine); // quiet: SWB4003 the connect is not over
        await opening;
        await Task.Delay(1000);
    }
}
