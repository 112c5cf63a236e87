using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Switchboard;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSwitchboard(options => options.Linger = TimeSpan.FromMinutes(1)).AddSignalR();
builder.Services.AddSingleton(provider => provider.GetRequiredService<IConnectionManager>().GetOrCreate(
    "ticker",
    () => new HubConnectionBuilder().WithUrl("https://ticker.example.com/hub").WithAutomaticReconnect().Build()));
builder.Services.AddHostedService<TickerService>();
await builder.Build().RunAsync();

internal sealed class TickerService(IConnectionManager connections, HubConnection hub) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await connections.ConnectAsync(hub, stoppingToken);
        await foreach (var price in hub.StreamAsync<decimal>("Prices", stoppingToken))
            Console.WriteLine(price);
    }
}
