// style: BackgroundService that connects per tick
// sdk: mixed
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using SocketIOClient;

namespace Workers;

public sealed class PollingWorker : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var hub = new HubConnectionBuilder().WithUrl("https://jobs.example.com").Build(); // expect: SWB1002
            await hub.StartAsync(stoppingToken);
            await hub.SendAsync("Poll", stoppingToken);

            var socket = new SocketIO("https://jobs.example.com"); // expect: SWB1002, SWB2001
            await socket.ConnectAsync();
            await socket.EmitAsync("poll");
        }
    }
}

public sealed class QueueWorker : BackgroundService
{
    private readonly Queue<Uri> _endpoints = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_endpoints.TryDequeue(out var endpoint))
        {
            var socket = new ClientWebSocket(); // expect: SWB1002, SWB2001
            await socket.ConnectAsync(endpoint, stoppingToken);
            if (socket.State != WebSocketState.Open)
                continue;

            await socket.SendAsync("done"u8.ToArray(), WebSocketMessageType.Text, true, stoppingToken);
            socket.Dispose();
        }
    }
}
