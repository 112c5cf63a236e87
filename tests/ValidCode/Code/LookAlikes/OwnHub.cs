namespace Circus.Hub;

// A hub of the user's own, in a namespace of the user's own.
public sealed class HubConnection
{
    public event Func<Exception?, Task>? Closed;

    public string State { get; private set; } = "Disconnected";

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        State = "Connected";
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => Closed?.Invoke(null) ?? Task.CompletedTask;

    public IDisposable On<T>(string methodName, Action<T> handler) => new Handle(methodName, handler);

    private sealed record Handle(string Name, Delegate Handler) : IDisposable
    {
        public void Dispose()
        {
        }
    }
}

public sealed class HubConnectionBuilder
{
    public HubConnectionBuilder WithUrl(string url) => this;

    public HubConnection Build() => new();
}

public sealed class Wheel(HubConnection shared)
{
    private readonly HubConnection _own = new HubConnectionBuilder().WithUrl("http://wheel.example.com").Build();

    public async Task SpinAsync()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            var hub = new HubConnectionBuilder().Build();
            await hub.StartAsync();
            shared.On<string>("Turned", Console.WriteLine);
        }

        shared.Closed += async _ => await shared.StartAsync();
        await shared.StartAsync();
        await shared.StartAsync();
        _own.StartAsync().Wait();
        _ = _own.StopAsync();
        await shared.StopAsync();
    }
}
