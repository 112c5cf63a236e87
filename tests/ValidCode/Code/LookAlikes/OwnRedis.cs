namespace Circus.Redis;

public interface IConnectionMultiplexer : IDisposable
{
    event EventHandler? ConnectionFailed;

    ISubscriber GetSubscriber();
}

public interface ISubscriber
{
    void Subscribe(string channel, Action<string> handler);

    void Unsubscribe(string channel);
}

public sealed class ConnectionMultiplexer : IConnectionMultiplexer
{
    private readonly Dictionary<string, Action<string>> _handlers = [];

    public event EventHandler? ConnectionFailed;

    public static ConnectionMultiplexer Connect(string configuration)
    {
        var multiplexer = new ConnectionMultiplexer();
        if (configuration.Length == 0)
            multiplexer.ConnectionFailed?.Invoke(multiplexer, EventArgs.Empty);
        return multiplexer;
    }

    public ISubscriber GetSubscriber() => new Subscriber(_handlers);

    public void Dispose() => _handlers.Clear();

    private sealed class Subscriber(Dictionary<string, Action<string>> handlers) : ISubscriber
    {
        public void Subscribe(string channel, Action<string> handler) => handlers[channel] = handler;

        public void Unsubscribe(string channel) => handlers.Remove(channel);
    }
}

public sealed class Juggler(IConnectionMultiplexer shared)
{
    private ConnectionMultiplexer? _mine;
    private int _balls;

    public void Juggle()
    {
        _mine = ConnectionMultiplexer.Connect("localhost,password=hunter2-hunter2");
        _mine = ConnectionMultiplexer.Connect("localhost");
        shared.ConnectionFailed += (_, _) => _balls = 0;
        for (var i = 0; i < 5; i++)
            shared.GetSubscriber().Subscribe("balls", _ => _balls++);
        shared.GetSubscriber().Subscribe("balls", _ => _balls--);
        shared.Dispose();
    }
}
