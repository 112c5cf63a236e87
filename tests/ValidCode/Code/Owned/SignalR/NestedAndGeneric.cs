using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Typed;

public sealed class TypedFeed<TMessage>(Uri server, string channel) : IAsyncDisposable
    where TMessage : notnull
{
    private readonly Inner _inner = new(server, channel);

    public event Action<TMessage>? Received
    {
        add => _inner.Add(value);
        remove => _inner.Remove(value);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _inner.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private sealed class Inner : IAsyncDisposable
    {
        private readonly HubConnection _hub;
        private Action<TMessage>? _handlers;

        public Inner(Uri server, string channel)
        {
            _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
            _hub.On<TMessage>(channel, message => _handlers?.Invoke(message));
        }

        public void Add(Action<TMessage>? handler) => _handlers += handler;

        public void Remove(Action<TMessage>? handler) => _handlers -= handler;

        public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);

        public ValueTask DisposeAsync() => _hub.DisposeAsync();
    }
}

public abstract class FeedBase<TSelf> : IAsyncDisposable
    where TSelf : FeedBase<TSelf>, new()
{
    private HubConnection? _hub;

    public static async Task<TSelf> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        var feed = new TSelf();
        feed._hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        feed.Listen(feed._hub);
        await feed._hub.StartAsync(cancellationToken);
        return feed;
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract void Listen(HubConnection hub);
}

public sealed class WeatherFeed : FeedBase<WeatherFeed>
{
    public double Temperature { get; private set; }

    protected override void Listen(HubConnection hub) => hub.On<double>("Temperature", degrees => Temperature = degrees);
}
