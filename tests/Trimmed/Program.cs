using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;
using Switchboard.Trimmed;

// Trimmed ws://127.0.0.1:5000/ says through the manager what the server then says back, and prints what it heard.
if (args is not [string address] || !Uri.TryCreate(address, UriKind.Absolute, out Uri? server) || server.Scheme is not ("ws" or "wss"))
{
    Console.Error.WriteLine("Give the ws or wss address of a server that says everything back.");
    return 1;
}

using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
var services = new ServiceCollection();
services.AddSingleton(TimeProvider.System);
services.AddSwitchboard(static options => options.Linger = TimeSpan.Zero).AddTokenProvider<TicketOffice>();

await using (ServiceProvider provider = services.BuildServiceProvider())
{
    IConnectionManager connections = provider.GetRequiredService<IConnectionManager>();
    var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

    await using (var lease = await connections.AcquireAsync("messages", () => new MessageClient(new MessageClientOptions { WebSocketAddress = server }), limit.Token))
    {
        using ISubscription subscription = connections.Subscribe<MessageClient, StreamMessage>(
            lease.Client, StreamMessage.DefaultChannel, message => heard.TrySetResult(message.Text));
        await lease.Client.SendAsync("hello", limit.Token);
        Console.WriteLine($"heard: {await heard.Task.WaitAsync(limit.Token)}");
        Console.WriteLine($"phase: {connections.GetStatus("messages").Phase}");
    }

    await using (var lease = await connections.AcquireAsync(new ConnectionKey(address), () => new ClientWebSocket(), limit.Token))
    {
        byte[] buffer = new byte[64];
        await lease.Client.SendAsync(Encoding.UTF8.GetBytes("again"), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        WebSocketReceiveResult result = await lease.Client.ReceiveAsync(buffer, limit.Token);
        Console.WriteLine($"heard: {Encoding.UTF8.GetString(buffer, 0, result.Count)}");
    }

    Console.WriteLine($"clients created: {connections.GetStatistics().ClientsCreated}");
}

return 0;
