using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Depot.Process;

// Subscribers that live as long as the process have nothing to take back.
public static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<AuditTrail>()
        .AddSingleton(provider => new AuditMirror(provider.GetRequiredService<HubConnection>()))
        .AddHostedService<AuditService>();
}

public sealed class AuditTrail
{
    private readonly List<string> _entries = [];

    public AuditTrail(HubConnection hub, IConnectionMultiplexer redis)
    {
        hub.On<string>("Audited", _entries.Add);
        hub.Closed += _ => Task.FromResult(_entries.Count);
        redis.GetSubscriber().Subscribe(RedisChannel.Literal("audit"), (_, entry) => _entries.Add(entry!));
        redis.ConnectionFailed += (_, _) => _entries.Add("lost");
    }
}

public sealed class AuditMirror
{
    public AuditMirror(HubConnection hub) => hub.On<string>("Audited", entry => Last = entry);

    public string? Last { get; private set; }
}

public sealed class AuditService(HubConnection hub) : BackgroundService
{
    public int Audited { get; private set; }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        hub.On<string>("Audited", _ => Audited++);
        hub.Reconnected += OnReconnected;
        return Task.CompletedTask;
    }

    private Task OnReconnected(string? connectionId) => Task.FromResult(Audited = 0);
}

public static class AuditConsole
{
    private static int s_lines;

    public static void Attach(HubConnection hub)
    {
        hub.On<string>("Audited", line => Console.WriteLine($"{s_lines++}: {line}"));
        hub.Closed += static _ => Task.CompletedTask;
    }
}

// One for the process, and never closed before it ends.
public sealed class AuditHub
{
    private static readonly Lazy<AuditHub> Lazy = new(() => new AuditHub());
    private static readonly HubConnection Hub = new HubConnectionBuilder().WithUrl("https://audit.example.com/hub").WithAutomaticReconnect().Build();

    private AuditHub()
    {
    }

    public static AuditHub Instance => Lazy.Value;

    public Task StartAsync() => Hub.State == HubConnectionState.Disconnected ? Hub.StartAsync() : Task.CompletedTask;

    public Task AuditAsync(string entry) => Hub.SendAsync("Audit", entry);
}
