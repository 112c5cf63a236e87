using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using MQTTnet;

namespace Depot.Cancelled;

// The time limit of a connect is a token; a limit on something else is a delay.
public sealed class CancelledConnects : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://cancelled.example.com/hub").WithAutomaticReconnect().Build();
    private readonly IMqttClient _mqtt = new MqttClientFactory().CreateMqttClient();

    public async Task OpenAsync(MqttClientOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await Task.WhenAll(_hub.StartAsync(either.Token), _mqtt.ConnectAsync(options, either.Token));
    }

    public async Task<bool> OpenWithinAsync(TimeSpan patience)
    {
        var limit = new CancellationTokenSource();
        var opening = _hub.StartAsync(limit.Token);
        var first = await Task.WhenAny(opening, Task.Delay(patience));
        if (first != opening)
            limit.Cancel();

        try
        {
            await opening;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            limit.Dispose();
        }
    }

    public async Task<bool> IsQuickAsync(TimeSpan patience)
    {
        var answer = _hub.InvokeAsync<string>("Ping");
        return await Task.WhenAny(answer, Task.Delay(patience)) == answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _mqtt.Dispose();
    }
}

public static class SocketProbe
{
    public static async Task<TimeSpan?> MeasureAsync(Uri server, TimeProvider time)
    {
        var started = time.GetTimestamp();
        var socket = new ClientWebSocket();
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);
            await socket.ConnectAsync(server, limit.Token);
            return time.GetElapsedTime(started);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException)
        {
            return null;
        }
        finally
        {
            socket.Dispose();
        }
    }
}
