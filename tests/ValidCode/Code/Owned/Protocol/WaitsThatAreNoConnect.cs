using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using NATS.Client.Core;

namespace Depot.Waits;

// Time limits on waits, messages and pumps: nothing that loses leaves a half-open connection.
public sealed class LimitedWaits(HubConnection hub, INatsConnection nats, WebSocket socket)
{
    public async Task<string?> ReplyAsync(string question, TimeSpan patience)
    {
        var reply = new TaskCompletionSource<string>();
        using var handler = hub.On<string>("Reply", text => reply.TrySetResult(text));
        await hub.SendAsync("Ask", question);
        try
        {
            return await reply.Task.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public async Task<string?> RequestAsync(string subject, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        var answer = await nats.RequestAsync<string, string>(subject, "?", cancellationToken: timeout.Token);
        return answer.Data;
    }

    public async Task PumpAsync(TimeSpan idle, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(stop.Token);
        var idling = Task.Delay(idle, stop.Token);
        await Task.WhenAny(reading, idling);
        await stop.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[512];
        while (await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close } frame)
            Console.Write(frame.EndOfMessage ? '\n' : '.');
    }
}
