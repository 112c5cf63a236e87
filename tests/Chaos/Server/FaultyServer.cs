using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Switchboard.Chaos;

/// <summary>
/// One server on the loopback, with a hub, a WebSocket, server-sent events and long polling, that misbehaves when it is told to. What is
/// said to it goes through a proxy; its log of messages and its ledger outlive a restart.
/// </summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SocketSession, byte> _sockets = [];
    private volatile IHubContext<ChaosHub>? _hubs;
    private WebApplication? _application;
    private FaultProxy? _proxy;
    private int _port;

    private FaultyServer()
    {
    }

    public ServerLedger Ledger { get; } = new();
    public MessageLog Log { get; } = new();
    public Secrets Secrets { get; } = new();
    public RateLimits Limits { get; } = new();
    public FaultProxy Proxy => _proxy!;

    /// <summary>What becomes of requests from now on.</summary>
    public HandshakeFault Fault { get; set; }

    public Uri HubAddress => At("ws", "/hub");
    public Uri SocketAddress => At("ws", "/socket");
    public Uri EventsAddress => At("http", "/events");
    public Uri PollAddress => At("http", "/poll");
    public Uri SendAddress => At("http", "/send");

    public static async Task<FaultyServer> StartNewAsync()
    {
        var server = new FaultyServer();
        await server.StartAsync();
        server._proxy = new FaultProxy(server._port);
        return server;
    }

    /// <summary>Publishes a message on a channel, to whoever is there to hear it.</summary>
    public async Task<Message> PublishAsync(string channel, string text)
    {
        Message message = Log.Append(channel, text);
        if (_hubs is { } hubs)
            await hubs.Clients.All.SendAsync(channel, message.Sequence, message.Text);
        return message;
    }

    /// <summary>Closes every plain WebSocket with a code. When it ends, the clients know.</summary>
    public Task CloseSocketsAsync(WebSocketCloseStatus code) =>
        Task.WhenAll(_sockets.Keys.Select(socket => socket.CloseAsync(code)));

    /// <summary>Ends every hub connection from within the server, not as an orderly close and not as a refusal.</summary>
    public Task DropHubsAsync() => _application?.Services.GetRequiredService<HubRoster>().DropAllAsync() ?? Task.CompletedTask;

    /// <summary>Stops the host in order, and starts it again on the same port.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async Task StopAsync()
    {
        _hubs = null;
        if (Interlocked.Exchange(ref _application, null) is not { } application)
            return;
        await application.StopAsync();
        await application.DisposeAsync();
    }

    public async Task StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port));
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddSignalR(static hub =>
        {
            hub.KeepAliveInterval = TimeSpan.FromMilliseconds(250);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(5);
        });
        builder.Services.AddSingleton(Ledger).AddSingleton<HubRoster>();
        WebApplication application = builder.Build();
        application.UseWebSockets();
        application.Use(new FaultGate(this).InvokeAsync);
        application.MapHub<ChaosHub>("/hub");
        new StreamEndpoints(this, _sockets, application.Lifetime.ApplicationStopping).Map(application);
        await application.StartAsync();
        _port = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        _application = application;
        _hubs = application.Services.GetRequiredService<IHubContext<ChaosHub>>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        await StopAsync();
    }

    // The query carries a secret, as many real ones do.
    private Uri At(string scheme, string path) => new UriBuilder(scheme, IPAddress.Loopback.ToString(), Proxy.Port, path, $"?access={Secrets.Query}").Uri;
}
