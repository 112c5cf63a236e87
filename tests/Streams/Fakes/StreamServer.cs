using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Switchboard.Streams.Tests;

/// <summary>A real server on the loopback whose paths a test says how to serve. It counts the connections that are open.</summary>
internal sealed class StreamServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, RequestDelegate> _paths = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waitsForNone = [];
    private Uri? _address;
    private int _open;
    private int _accepted;

    private StreamServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => async connection =>
        {
            Opened();
            try
            {
                await next(connection);
            }
            finally
            {
                Closed();
            }
        })));
        _application = builder.Build();
        _application.UseWebSockets();
        _application.Run(ServeAsync);
    }

    /// <summary>The <c>Last-Event-ID</c> of each request for a stream of events, noted before it is answered.</summary>
    public ConcurrentQueue<string> AskedAfter { get; } = [];

    public int ConnectionsOpen => Volatile.Read(ref _open);
    public int ConnectionsAccepted => Volatile.Read(ref _accepted);

    /// <summary>Ends when no connection is open.</summary>
    public Task NoConnection
    {
        get
        {
            lock (_gate)
            {
                if (_open == 0)
                    return Task.CompletedTask;
                TaskCompletionSource none = Waiting.Gate();
                _waitsForNone.Add(none);
                return none.Task.Soon();
            }
        }
    }

    public static async Task<StreamServer> StartAsync()
    {
        var server = new StreamServer();
        await server._application.StartAsync();
        server._address = new Uri(server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    public Uri Http(string path) => new(_address!, path);

    public Uri Socket(string path) => new UriBuilder(_address!) { Scheme = "ws", Path = path }.Uri;

    public void Serve(string path, RequestDelegate serve) => _paths[path] = serve;

    /// <summary>Serves a WebSocket; the task of the function is its life.</summary>
    public void ServeSocket(string path, Func<WebSocket, Task> serve) => Serve(path, async context =>
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        await serve(socket);
    });

    /// <summary>Serves a stream of events: its head, and whatever the function writes.</summary>
    public void ServeEvents(string path, Func<HttpContext, Func<string, Task>, Task> serve) => Serve(path, async context =>
    {
        AskedAfter.Enqueue(context.Request.Headers["Last-Event-ID"].ToString());
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        await serve(context, async text =>
        {
            await context.Response.WriteAsync(text);
            await context.Response.Body.FlushAsync();
        });
    });

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _application.StopAsync(atOnce.Token);
        await _application.DisposeAsync();
    }

    private Task ServeAsync(HttpContext context)
    {
        if (_paths.TryGetValue(context.Request.Path, out RequestDelegate? serve))
            return serve(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private void Opened()
    {
        Interlocked.Increment(ref _accepted);
        Interlocked.Increment(ref _open);
    }

    private void Closed()
    {
        TaskCompletionSource[] none;
        lock (_gate)
        {
            if (Interlocked.Decrement(ref _open) > 0)
                return;
            none = [.. _waitsForNone];
            _waitsForNone.Clear();
        }
        foreach (TaskCompletionSource wait in none)
            wait.TrySetResult();
    }
}
