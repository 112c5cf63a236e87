using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Switchboard.SignalR.Tests;

/// <summary>A real server on the loopback: a hub and a WebSocket that echoes.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private WebApplication? _application;
    private Uri? _address;
    private int _echoesOpened;
    private int _echoesClosedInOrder;

    public int EchoesOpened => _echoesOpened;
    public int EchoesClosedInOrder => _echoesClosedInOrder;
    internal ConnectionLedger Hubs { get; } = new();
    public Uri EchoAddress => At("/echo");

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(Hubs);
        _application = builder.Build();
        _application.UseWebSockets();
        _application.MapHub<ChatHub>("/chat");
        _application.Map("/echo", EchoAsync);
        _application.Map("/silent", SilentAsync);
        _application.Map("/hangup", HangUpAsync);
        _application.Map("/babble/{speech}", BabbleAsync);
        await _application.StartAsync();
        _address = new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
    }

    public HubConnection CreateHub(Action<IHubConnectionBuilder>? configure = null) => CreateHub("/chat", configure);

    public HubConnection CreateHub(string path, Action<IHubConnectionBuilder>? configure = null)
    {
        IHubConnectionBuilder builder = new HubConnectionBuilder().WithWebSocket(At(path));
        configure?.Invoke(builder);
        return builder.Build();
    }

    private Uri At(string path) => new UriBuilder(_address!) { Scheme = "ws", Path = path }.Uri;

    // Three servers that are no hubs: one says nothing, one hangs up, one says what no hub says.
    private static async Task SilentAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await ReadAsync(socket, untilClosed: true, context.RequestAborted);
    }

    private static async Task HangUpAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await ReadAsync(socket, untilClosed: false, context.RequestAborted);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }

    private static async Task BabbleAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync(Encoding.UTF8.GetBytes($"{context.Request.RouteValues["speech"]}\u001e"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        await ReadAsync(socket, untilClosed: true, context.RequestAborted);
    }

    private static async Task ReadAsync(WebSocket socket, bool untilClosed, CancellationToken cancellationToken)
    {
        try
        {
            while (await socket.ReceiveAsync(new byte[1024], cancellationToken) is { MessageType: not WebSocketMessageType.Close } && untilClosed)
            {
            }
        }
        catch (WebSocketException)
        {
            // The client gave up without a close.
        }
    }

    private async Task EchoAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        Interlocked.Increment(ref _echoesOpened);
        byte[] buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } frame)
            await socket.SendAsync(buffer.AsMemory(0, frame.Count), frame.MessageType, frame.EndOfMessage, context.RequestAborted);
        Interlocked.Increment(ref _echoesClosedInOrder);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}

/// <summary>Knows how many connections the hub has.</summary>
internal sealed class ConnectionLedger
{
    private int _opened;
    private int _open;

    public int Opened => _opened;
    public int Open => _open;

    public void Enter()
    {
        Interlocked.Increment(ref _opened);
        Interlocked.Increment(ref _open);
    }

    public void Leave() => Interlocked.Decrement(ref _open);
}

internal sealed class ChatHub(ConnectionLedger ledger) : Hub
{
    public override Task OnConnectedAsync()
    {
        ledger.Enter();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        ledger.Leave();
        return Task.CompletedTask;
    }

    /// <summary>Calls a method of the caller with arguments of its choice.</summary>
    public Task Call(string method, object?[] arguments) => Clients.Caller.SendCoreAsync(method, arguments);

    /// <summary>Closes the connection and tells the client not to reconnect.</summary>
    public void Expel() => Context.Abort();

    // Not the hub's own abort, which tells the client not to reconnect.
    public void Drop() => Context.GetHttpContext()!.Abort();
}
