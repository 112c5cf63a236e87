using IO.Ably.Realtime;
using Microsoft.AspNetCore.SignalR.Client;
using PusherClient;

namespace Depot.Alternatives;

// The same name twice, and never twice at once.
public sealed class Alternatives : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://alternatives.example.com/hub").WithAutomaticReconnect().Build();

    public async Task RunAsync(bool verbose, CancellationToken cancellationToken)
    {
        if (verbose)
            ListenVerbosely();
        else
            ListenQuietly();
        await _hub.StartAsync(cancellationToken);
    }

    public void Choose(int level)
    {
        if (level == 0)
        {
            _hub.On<string>("Level", _ => { });
            return;
        }

        _hub.On<string>("Level", Console.WriteLine);
    }

    public IDisposable Pick(string kind) => kind switch
    {
        "text" => _hub.On<string>("Item", Console.WriteLine),
        "number" => _hub.On<int>("Item", Console.WriteLine),
        _ => _hub.On("Item", () => Console.WriteLine("item")),
    };

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private void ListenVerbosely() => _hub.On<string>("Log", line => Console.WriteLine($"{DateTime.Now:O} {line}"));

    private void ListenQuietly() => _hub.On<string>("Log", _ => Console.Write('.'));
}

// One event name on channels of their own.
public sealed class TwoChannels(Channel news, Channel sport) : IDisposable
{
    public void Listen()
    {
        news.Bind("posted", (PusherEvent post) => Console.WriteLine(post.Data));
        sport.Bind("posted", (PusherEvent post) => Console.WriteLine(post.Data));
    }

    public void Dispose()
    {
        news.Unbind("posted");
        sport.Unbind("posted");
    }
}

// A channel object is asked for as often as one likes; it is the same.
public sealed class AskedAgain(IO.Ably.IRealtimeClient ably)
{
    public Task SayAsync(string text) => ably.Channels.Get("lobby").PublishAsync("said", text);

    public Task LeaveAsync() => ably.Channels.Get("lobby").PublishAsync("left", "");

    public ChannelState State => ably.Channels.Get("lobby").State;
}
