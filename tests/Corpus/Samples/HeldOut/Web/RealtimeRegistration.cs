// style: modern registration of several SDKs
// sdk: ably, nats, mqtt, supabase
using System.Net.WebSockets;
using IO.Ably;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using NATS.Client.Core;
using Switchboard;

namespace Signals.Setup;

public static class RealtimeRegistration
{
    public static IServiceCollection AddRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSwitchboard();

        services.AddSingleton(_ => new AblyRealtime(new ClientOptions(configuration["Ably"]!) { AutoConnect = false })); // quiet: SWB1001, SWB1004 a singleton
        services.AddScoped<INatsConnection>(_ => new NatsConnection(new NatsOpts { Url = configuration["Nats"]! })); // expect: SWB1004
        services.AddKeyedTransient<IMqttClient>("devices", (_, _) => new MqttClientFactory().CreateMqttClient()); // expect: SWB1004
        services.AddKeyedSingleton<IMqttClient>("commands", (_, _) => new MqttClientFactory().CreateMqttClient()); // quiet: SWB1001, SWB1004 a singleton
        services.AddScoped<Supabase.Client>(SupabaseFor); // quiet: SWB1004 it carries the session of one user
        services.AddTransient<ClientWebSocket>(); // quiet: SWB1004 used once by nature
        services.AddScoped<TenantClient>(); // quiet: SWB1004 one for each scope, and says so
        services.AddScoped<TenantFeed>(); // quiet: SWB1004 a wrapper
        return services;
    }

    private static Supabase.Client SupabaseFor(IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        return new Supabase.Client(configuration["Supabase:Url"]!, configuration["Supabase:Key"]!); // quiet: SWB1001 a registration's factory
    }
}

/// <summary>One connection for each tenant's scope: tenants have credentials of their own.</summary>
[ConnectionFactory]
public sealed class TenantClient(TenantCredentials credentials) : NatsConnection(new NatsOpts { Url = credentials.Url });

public sealed class TenantCredentials
{
    public string Url { get; set; } = "";
}

public sealed class TenantFeed(INatsConnection connection)
{
    public async IAsyncEnumerable<string> ReadAsync(string subject, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in connection.SubscribeAsync<string>(subject, cancellationToken: cancellationToken))
        {
            if (!string.IsNullOrEmpty(message.Data))
                yield return message.Data;
        }
    }
}
