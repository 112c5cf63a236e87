using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Streams.Tests;

public sealed class MessageClientLifeTests : StreamTest
{
    public static TheoryData<string> Transports => [MessageTransport.WebSocket, MessageTransport.ServerSentEvents, MessageTransport.LongPolling];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_server_that_accepts_and_never_answers_is_bounded_by_the_token(string transport)
    {
        using var silent = new SilentServer();
        await using var opened = new Opened(new MessageClientOptions { WebSocketAddress = silent.Socket, EventsAddress = silent.Http, PollingAddress = silent.Http });
        using var enough = new CancellationTokenSource();
        Task connect = opened.ConnectAsync(transport, cancellationToken: enough.Token);
        TcpClient accepted = (await silent.Asked).Connection;
        Assert.Equal(ClientState.Connecting, opened.Client.State);

        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
        Assert.Equal((ClientState.Disconnected, 0), (opened.Client.State, opened.Observer.Losses));
        await UntilClosedAsync(accepted);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_disconnect_during_a_connect_wins(string transport)
    {
        using var silent = new SilentServer();
        await using var opened = new Opened(new MessageClientOptions { WebSocketAddress = silent.Socket, EventsAddress = silent.Http, PollingAddress = silent.Http });
        Task connect = opened.ConnectAsync(transport);
        TcpClient accepted = (await silent.Asked).Connection;

        await opened.DisconnectAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
        Assert.Equal(ClientState.Disconnected, opened.Client.State);
        await UntilClosedAsync(accepted);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Disposing_during_a_connect_ends_it(string transport)
    {
        using var silent = new SilentServer();
        var opened = new Opened(new MessageClientOptions { WebSocketAddress = silent.Socket, EventsAddress = silent.Http, PollingAddress = silent.Http });
        Task connect = opened.ConnectAsync(transport);
        TcpClient accepted = (await silent.Asked).Connection;

        await opened.DisposeAsync();
        await opened.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connect);
        Assert.Equal(ClientState.Closed, opened.Client.State);
        await UntilClosedAsync(accepted);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_connect_that_fails_can_be_tried_again(string transport)
    {
        ServeAll();
        Server.Serve("/feed", static context => Answer(context, 503));
        Server.Serve("/events", static context => Answer(context, 503));
        Server.Serve("/poll", static context => Answer(context, 503));
        await using var opened = new Opened(Options());
        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => opened.ConnectAsync(transport));
        Assert.Equal((FailureKind.Transient, "503"), (error.Kind, error.Code));
        ServeAll();

        await opened.ConnectAsync(transport);

        Assert.Equal((ClientState.Connected, transport), (opened.Client.State, opened.Client.Transport));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Nobody_listens_at_the_address(string transport)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var opened = new Opened(new MessageClientOptions
        {
            WebSocketAddress = new Uri($"ws://127.0.0.1:{port}/"),
            EventsAddress = new Uri($"http://127.0.0.1:{port}/"),
            PollingAddress = new Uri($"http://127.0.0.1:{port}/"),
        });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => opened.ConnectAsync(transport));

        Assert.Equal((FailureKind.Transient, nameof(SocketError.ConnectionRefused)), (ConnectionFault.From(error).Kind, ConnectionFault.From(error).Code));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_thousand_connections_leave_none_open_and_no_thread_behind(string transport)
    {
        ServeAll();
        int threads = Process.GetCurrentProcess().Threads.Count;
        await using (var opened = new Opened(Options()))
            for (int count = 0; count < 1_000; count++)
            {
                await opened.ConnectAsync(transport);
                await opened.DisconnectAsync();
            }

        await Server.NoConnection;
        Assert.Equal(0, Server.ConnectionsOpen);
        // A leak of one thread a connection would be a thousand.
        Assert.InRange(Process.GetCurrentProcess().Threads.Count, 1, threads + 100);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_thousand_clients_that_are_only_disposed_leave_no_connection_open(string transport)
    {
        ServeAll();
        for (int count = 0; count < 1_000; count++)
        {
            await using var opened = new Opened(Options());
            await opened.ConnectAsync(transport);
        }

        await Server.NoConnection;
        Assert.Equal(0, Server.ConnectionsOpen);
    }

    [Fact]
    public async Task A_thousand_subscriptions_leave_nothing_behind()
    {
        TaskCompletionSource subscribed = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            await subscribed.Task;
            await socket.SendAsync("still read");
            await socket.UntilClosedAsync();
        });
        await using var opened = new Opened(Options());
        var connector = new MessageClientConnector();
        await opened.ConnectAsync();
        WeakReference sink = await MountAndUnmountAsync();
        Received<string> last = await opened.SubscribeAsync<string>();
        subscribed.SetResult();
        Assert.Equal("still read", await last.NextAsync());

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(sink.IsAlive);

        async Task<WeakReference> MountAndUnmountAsync()
        {
            var received = new Received<string>();
            for (int count = 0; count < 1_000; count++)
                await (await connector.SubscribeAsync(opened.Client, new ChannelRequest($"channel {count % 7}"), received, CancellationToken.None)).DisposeAsync();
            return new WeakReference(received);
        }
    }

    [Fact]
    public async Task A_client_that_is_not_connected_says_so()
    {
        await using var opened = new Opened(new MessageClientOptions());

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => opened.Client.SendAsync("no"));

        Assert.Equal("The MessageClient is not connected; connect it, or wait for the reconnect, before sending.", error.Message);
    }

    [Fact]
    public async Task A_disposed_client_does_nothing_more()
    {
        var opened = new Opened(Options());
        await opened.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => opened.Client.SendAsync("no"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => opened.ConnectAsync());
        Assert.Equal(ClientState.Closed, opened.Client.State);
    }

    [Fact]
    public async Task The_HttpClient_that_was_given_is_used_and_left_open()
    {
        ServeAll();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-App", "desk");
        string? seen = null;
        Server.Serve("/events", async context =>
        {
            seen = context.Request.Headers["X-App"];
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync();
            await HeldAsync(context);
        });
        var opened = new Opened(new MessageClientOptions { EventsAddress = Server.Http("/events"), HttpClient = http });
        await opened.ConnectAsync();
        await opened.DisposeAsync();

        Assert.Equal("desk", seen);
        Assert.Equal("", await http.GetStringAsync(Server.Http("/empty")).Soon());
    }

    private MessageClientOptions Options() => new()
    {
        WebSocketAddress = Server.Socket("/feed"),
        EventsAddress = Server.Http("/events"),
        PollingAddress = Server.Http("/poll"),
    };

    private void ServeAll()
    {
        Server.ServeSocket("/feed", static async socket =>
        {
            try
            {
                await socket.UntilClosedAsync();
            }
            catch (WebSocketException)
            {
                // A client that is only disposed says no goodbye.
            }
        });
        Server.ServeEvents("/events", static (context, _) => HeldAsync(context));
        Server.Serve("/poll", static context => context.Request.Headers.ContainsKey("Prefer") ? Answer(context, 204) : HeldAsync(context));
        Server.Serve("/empty", static context => Answer(context, 200));
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task HeldAsync(HttpContext context)
    {
        TaskCompletionSource gone = Waiting.Gate();
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    // Reads what the client had sent, to the end that its going makes.
    private static async Task UntilClosedAsync(TcpClient accepted)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (await accepted.GetStream().ReadAsync(buffer).Soon() > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is an end too.
        }
    }
}
