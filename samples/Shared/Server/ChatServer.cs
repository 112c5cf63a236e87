using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chat.Server;

/// <summary>The server of both samples, on a free port of the loopback: two hubs, presence and a price ticker.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private static readonly string[] s_prices = ["EUR/USD 1.0871", "GBP/USD 1.2704", "USD/JPY 151.30"];

    private readonly WebApplication _application;

    private ChatServer(WebApplication application)
    {
        _application = application;
        var root = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Addresses = new ChatAddresses(At(root, "/chat"), At(root, "/notifications"), At(root, "/presence"), At(root, "/ticker"));
    }

    /// <summary>Where it listens.</summary>
    public ChatAddresses Addresses { get; }

    /// <summary>Who is connected.</summary>
    public ConnectionLedger Connections => _application.Services.GetRequiredService<ConnectionLedger>();

    /// <summary>Starts the server.</summary>
    public static async Task<ChatServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<ConnectionLedger>().AddSingleton<MessageHistory>().AddSingleton<SocketEndpoint>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));

        WebApplication application = builder.Build();
        application.UseWebSockets();
        application.MapHub<ChatHub>("/chat");
        application.MapHub<NotificationHub>("/notifications");
        application.Map("/presence", (HttpContext context, SocketEndpoint endpoint, string user) => endpoint.ServeAsync(context, "presence", $"{user} is here"));
        application.Map("/ticker", (HttpContext context, SocketEndpoint endpoint) => endpoint.ServeAsync(context, "ticker", s_prices));
        await application.StartAsync();
        return new ChatServer(application);
    }

    /// <summary>Stops the server and with it every connection that is still open.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Uri At(Uri root, string path) => new UriBuilder(root) { Scheme = "ws", Path = path }.Uri;
}
