using Microsoft.AspNetCore.SignalR.Client;

namespace Crm.Guards;

// Moved from hub to hub; the one that is held already is left alone.
public sealed class FollowingView : IDisposable
{
    private HubConnection? _hub;

    public HubConnection? Hub
    {
        get => _hub;
        set
        {
            if (ReferenceEquals(_hub, value))
                return;

            if (_hub is not null)
                _hub.Reconnected -= OnReconnected;
            _hub = value;
            if (_hub is not null)
                _hub.Reconnected += OnReconnected;
        }
    }

    public int Reconnects { get; private set; }

    public void Dispose() => Hub = null;

    private Task OnReconnected(string? connectionId) => Task.FromResult(Reconnects++);
}

// A set remembers what was subscribed.
public sealed class ChannelSet(HubConnection hub) : IDisposable
{
    private readonly HashSet<string> _channels = [];
    private readonly List<IDisposable> _handlers = [];

    public void Watch(IEnumerable<string> channels)
    {
        foreach (var channel in channels)
        {
            if (_channels.Add(channel))
                _handlers.Add(hub.On<string>(channel, Console.WriteLine));
        }
    }

    public void Dispose()
    {
        _handlers.ForEach(handler => handler.Dispose());
        _handlers.Clear();
        _channels.Clear();
    }
}

// A custom accessor subscribes for the first listener and unsubscribes after the last.
public sealed class LazyEvents(HubConnection hub)
{
    private Action<string>? _said;
    private IDisposable? _handler;

    public event Action<string>? Said
    {
        add
        {
            _said += value;
            _handler ??= hub.On<string>("Said", text => _said?.Invoke(text));
        }
        remove
        {
            _said -= value;
            if (_said is not null)
                return;

            _handler?.Dispose();
            _handler = null;
        }
    }
}

// By name, through a wrapper around Remove.
public sealed class NamedHandlers(HubConnection hub) : IDisposable
{
    private const string Said = "Said";

    public string? Last { get; private set; }

    public void Listen() => hub.On<string>(Said, text => Last = text);

    public void Dispose() => Unsubscribe(Said);

    private void Unsubscribe(string channel) => hub.Remove(channel);
}
