using System.Net.WebSockets;
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;
using RabbitMQ.Client;

namespace Depot.Awaited;

// Every task of a connect or disconnect is awaited by somebody.
public sealed class AwaitedElsewhere : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://awaited.example.com/hub").WithAutomaticReconnect().Build();
    private readonly List<Task> _running = [];
    private Task _opening = Task.CompletedTask;

    public void Begin() => _opening = _hub.StartAsync();

    public Task EndAsync() => _opening;

    public async Task AllAsync(CancellationToken cancellationToken)
    {
        _running.Add(_hub.StartAsync(cancellationToken));
        await Task.WhenAll(_running);
    }

    public async Task LaterAsync(CancellationToken cancellationToken)
    {
        var opening = _hub.StartAsync(cancellationToken);
        await PrepareAsync();
        await opening;
    }

    public async Task InTaskRunAsync() => await Task.Run(() => _hub.StartAsync());

    public Task Continued() => _hub.StartAsync().ContinueWith(task => Console.WriteLine(task.Status), TaskScheduler.Default);

    public async Task<bool> CaughtAsync()
    {
        var opening = _hub.StartAsync();
        await Task.WhenAny(opening);
        if (opening.IsFaulted)
            Console.Error.WriteLine(opening.Exception.InnerException?.Message);
        return opening.IsCompletedSuccessfully;
    }

    public async void OnLoaded(object sender, RoutedEventArgs e)
    {
        try
        {
            await _hub.StartAsync();
        }
        catch (Exception problem)
        {
            Console.Error.WriteLine(problem);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var stopping = _hub.StopAsync();
        await stopping;
        await _hub.DisposeAsync();
    }

    private static Task PrepareAsync() => Task.Delay(10);
}

// Synchronous calls that block on nothing: the SDK's own.
public sealed class SynchronousMembers(IChannel channel) : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public bool IsOpen => channel.IsOpen && _socket.State == WebSocketState.Open;

    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}

public sealed class ReadAfterwards(HubConnection hub)
{
    public async Task<string> TwoAsync()
    {
        var first = hub.InvokeAsync<string>("First");
        var second = hub.InvokeAsync<string>("Second");
        await Task.WhenAll(first, second).ConfigureAwait(false);
        return first.Result + second.Result;
    }

    public async Task<int> OneAsync()
    {
        var count = hub.InvokeAsync<int>("Count");
        await count;
        return count.Result;
    }

    public async Task<int> EitherAsync(Task<int> cached)
    {
        var fresh = hub.InvokeAsync<int>("Count");
        var first = await Task.WhenAny(cached, fresh);
        return first.Result;
    }
}
