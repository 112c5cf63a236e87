using System.Net.WebSockets;
using Azure.Messaging.WebPubSub.Clients;
using Centrifugal.Centrifuge;
using IO.Ably;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MQTTnet;
using StackExchange.Redis;

namespace Crm.Credentials;

public interface IAccessTokens
{
    Task<string?> GetAsync(string audience);
}

// Credentials come from a provider or from the configuration, never from the code. What is public may stand there.
public static class CredentialRegistration
{
    private const string AnonKey = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyb2xlIjoiYW5vbiJ9.s1gNaTuReOfThEaNoNkEy";

    public static void AddClients(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new HubConnectionBuilder()
            .WithUrl("https://hub.example.com/orders", options =>
            {
                options.AccessTokenProvider = () => provider.GetRequiredService<IAccessTokens>().GetAsync("orders");
                options.Headers["X-Application"] = "crm";
            })
            .WithAutomaticReconnect()
            .Build());

        services.AddSingleton(_ => new AblyRealtime(new ClientOptions { AuthCallback = async parameters => await RequestAsync(parameters) }));
        services.AddSingleton(_ => new PusherClient.Pusher("a1b2c3d4e5f60718", new PusherClient.PusherOptions { Encrypted = true }));
        services.AddSingleton(_ => new Supabase.Client("https://project.supabase.co", AnonKey));
        services.AddSingleton(_ => new CentrifugeClient("wss://feed.example.com/connection/websocket"));
        services.AddSingleton(_ => new WebPubSubClient(new WebPubSubClientCredential(token => NegotiateAsync(configuration, token))));
        services.AddSingleton(_ => ConnectionMultiplexer.Connect(configuration.GetConnectionString("Redis")!));
        services.AddSingleton(_ => ConnectionMultiplexer.Connect("cache.internal:6379,ssl=true,abortConnect=false"));
        services.AddSingleton(_ => new MqttClientOptionsBuilder()
            .WithTcpServer("broker.example.com", 8883)
            .WithCredentials("crm", configuration["Mqtt:Password"])
            .Build());
    }

    // Placeholders of a sample, which nobody could sign in with.
    public static ConfigurationOptions Sample() => new() { Password = "<password>" };

    public static MqttClientOptions Template() => new MqttClientOptionsBuilder().WithCredentials("device", "your-password").Build();

    private static Task<object> RequestAsync(TokenParams parameters) => Task.FromResult<object>(parameters);

    private static async ValueTask<Uri> NegotiateAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        return new Uri(await http.GetStringAsync(configuration["Negotiate"], cancellationToken));
    }
}

// Addresses: encrypted, or of this machine or network.
public static class Addresses
{
    public static void AddHubs(IServiceCollection services)
    {
        services.AddKeyedSingleton("live", (_, _) => new HubConnectionBuilder().WithUrl("https://hub.example.com/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("local", (_, _) => new HubConnectionBuilder().WithUrl("http://localhost:5000/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("loopback", (_, _) => new HubConnectionBuilder().WithUrl("http://127.0.0.1:5000/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("six", (_, _) => new HubConnectionBuilder().WithUrl("http://[::1]:5000/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("compose", (_, _) => new HubConnectionBuilder().WithUrl("http://hub:8080/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("printer", (_, _) => new HubConnectionBuilder().WithUrl("http://printer.local/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("cluster", (_, _) => new HubConnectionBuilder().WithUrl("http://hub.prod.internal/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("office", (_, _) => new HubConnectionBuilder().WithUrl("http://192.168.4.20:5000/live").WithAutomaticReconnect().Build());
        services.AddKeyedSingleton("rack", (_, _) => new HubConnectionBuilder().WithUrl("http://10.1.2.3/live").WithAutomaticReconnect().Build());
    }

    public static async Task<WebSocketState> ProbeAsync(ClientWebSocket socket, string host, CancellationToken cancellationToken)
    {
        var address = new UriBuilder("wss", host, 443, "/probe").Uri;
        return address.IsLoopback ? WebSocketState.None : await Task.FromResult(socket.State).WaitAsync(cancellationToken);
    }
}
