// style: sockets that other clients ask for
// sdk: websocket-client, signalr
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using Websocket.Client;

namespace Desk.Streams;

/// <summary>Quotes over Websocket.Client, with the options of the socket below it.</summary>
public sealed class QuoteStream : IDisposable
{
    private readonly WebsocketClient _client;

    public QuoteStream(Uri address)
    {
        var factory = new Func<ClientWebSocket>(() =>
        {
            var socket = new ClientWebSocket { Options = { KeepAliveInterval = TimeSpan.FromSeconds(5) } }; // quiet: SWB1001 a part of the client below
            socket.Options.SetRequestHeader("Origin", "https://desk.example.org");
            return socket;
        });
        _client = new WebsocketClient(address, factory) { ReconnectTimeout = TimeSpan.FromSeconds(30) }; // expect: SWB1001
    }

    public Task StartAsync() => _client.StartOrFail();

    public void Dispose() => _client.Dispose();
}

public sealed class TradeStream(Uri address) : IDisposable
{
    private readonly WebsocketClient _client = new(address, CreateSocket); // expect: SWB1001

    public Task StartAsync() => _client.Start();

    private static ClientWebSocket CreateSocket() => new(); // quiet: SWB1001 only the client asks for it

    public void Dispose() => _client.Dispose();
}

/// <summary>A hub that goes through a socket of our own making.</summary>
public sealed class OrderHub(Uri address) : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder() // expect: SWB1001
        .WithUrl(address, options =>
        {
            options.SkipNegotiation = true;
            options.WebSocketFactory = async (context, token) =>
            {
                var socket = new ClientWebSocket(); // quiet: SWB1001, SWB2001 the hub's
                try
                {
                    await socket.ConnectAsync(context.Uri, token);
                    return socket;
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            };
        })
        .WithAutomaticReconnect()
        .Build();

    public Task StartAsync() => _hub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

/// <summary>Nobody but this type uses what its factory makes.</summary>
public sealed class Pinger
{
    private readonly Func<ClientWebSocket> _create = () => new ClientWebSocket(); // expect: SWB1001

    public async Task PingAsync(Uri address, CancellationToken token)
    {
        using var socket = _create();
        await socket.ConnectAsync(address, token);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, token);
    }
}
