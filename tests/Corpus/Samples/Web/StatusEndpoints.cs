// style: minimal API that opens a manager per request
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSwitchboard();
builder.Services.AddScoped<StatusReader>();
var app = builder.Build();

app.MapGet("/status/{region}", async (string region, CancellationToken cancellationToken) =>
{
    await using var connections = new ConnectionManager(); // expect: SWB1003
    await using var lease = await connections.AcquireAsync(region, () => new HubConnectionBuilder().WithUrl($"https://{region}.example.com/status").Build(), cancellationToken);
    return await lease.Client.InvokeAsync<string>("Status", cancellationToken);
});
app.MapGet("/statistics", (IConnectionManager connections) => connections.GetStatistics().ToString()); // quiet: SWB1003 injected
app.Run();

public sealed class StatusReader
{
    private readonly Lazy<ConnectionManager> _connections = new(() => new ConnectionManager(new ConnectionManagerOptions { MaxConnections = 4 })); // expect: SWB1003

    public async Task<string> ReadAsync(string url)
    {
        await using var lease = await _connections.Value.AcquireAsync(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        return await lease.Client.InvokeAsync<string>("Status");
    }
}
