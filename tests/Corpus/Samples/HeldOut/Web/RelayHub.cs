// style: SignalR hub that relays to other systems
// sdk: signalr, nats
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;

namespace Gateway.Hubs;

public interface IRelayClient
{
    Task Receive(string subject, string text);
}

public sealed class RelayHub(INatsConnection nats, ILogger<RelayHub> logger) : Hub<IRelayClient>
{
    private static readonly HashSet<string> Subjects = ["orders", "prices", "alerts"];

    public override Task OnConnectedAsync()
    {
        logger.LogInformation("{Id} connected", Context.ConnectionId);
        return base.OnConnectedAsync();
    }

    public async Task Publish(string subject, string text)
    {
        if (!Subjects.Contains(subject))
            throw new HubException("Unknown subject.");

        await nats.PublishAsync(subject, text, cancellationToken: Context.ConnectionAborted);
        await Clients.Others.Receive(subject, text);
    }

    public async Task PublishAudited(string subject, string text)
    {
        await using var audit = new NatsConnection(new NatsOpts { Url = "nats://audit.internal:4222" }); // expect: SWB1002
        await audit.PublishAsync("audit." + subject, text);
        await Publish(subject, text);
    }

    public async Task<string> Ask(string region, string question)
    {
        var remote = new HubConnectionBuilder() // expect: SWB1002
            .WithUrl($"https://{region}.relay.internal/answers")
            .Build();
        try
        {
            await remote.StartAsync(Context.ConnectionAborted);
            return await remote.InvokeAsync<string>("Answer", question, Context.ConnectionAborted);
        }
        finally
        {
            await remote.DisposeAsync(); // quiet: SWB2001, SWB3001 disposed in finally
        }
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (exception is not null)
        {
            logger.LogWarning(exception, "{Id} was lost", Context.ConnectionId);
            await nats.DisposeAsync(); // expect: SWB3001
        }

        await base.OnDisconnectedAsync(exception);
    }
}
