using Microsoft.AspNetCore.SignalR.Client;
using Websocket.Client;

namespace Depot.Composites;

// Handles that are put together, indexed, paired and returned in parts.
public sealed class CompositeHandle : IDisposable
{
    private readonly Dictionary<string, IDisposable> _byName = new(StringComparer.Ordinal);
    private (IDisposable First, IDisposable Second)? _pair;

    public CompositeHandle Add(string name, IDisposable handle)
    {
        _byName[name] = handle;
        return this;
    }

    public void AddPair(IDisposable first, IDisposable second) => _pair = (first, second);

    public void Dispose()
    {
        foreach (var (_, handle) in _byName)
            handle.Dispose();
        if (_pair is var (first, second))
        {
            first.Dispose();
            second.Dispose();
        }
    }
}

public sealed class CompositeUser(HubConnection hub) : IDisposable
{
    private readonly CompositeHandle _handles = new CompositeHandle()
        .Add("placed", hub.On<string>("Placed", Console.WriteLine))
        .Add("paid", hub.On<string>("Paid", Console.WriteLine));

    public void ListenToBoth() => _handles.AddPair(hub.On("Opened", () => { }), hub.On("Shut", () => { }));

    public (IDisposable Said, IDisposable Left) Listen(Action<string> handler) => (hub.On("Said", handler), hub.On("Left", handler));

    public async Task<IDisposable?> ListenLaterAsync(TimeSpan delay, Action<string> handler)
    {
        await Task.Delay(delay);
        return hub.State == HubConnectionState.Connected ? hub.On("Later", handler) : null;
    }

    public void ListenInto(out IDisposable handle, ICollection<IDisposable> all)
    {
        handle = hub.On<string>("Out", Console.WriteLine);
        all.Add(hub.On<string>("In", Console.WriteLine));
    }

    public void Dispose() => _handles.Dispose();
}

public sealed class ObservableUser(IWebsocketClient client, IObserver<ResponseMessage> observer) : IDisposable
{
    private IDisposable? _messages;
    private IDisposable? _losses;

    public void Start()
    {
        _messages ??= client.MessageReceived.Subscribe(observer);
        _losses ??= client.DisconnectionHappened.Subscribe(new LossObserver());
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref _messages, null)?.Dispose();
        Interlocked.Exchange(ref _losses, null)?.Dispose();
    }

    private sealed class LossObserver : IObserver<DisconnectionInfo>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(DisconnectionInfo value) => Console.Error.WriteLine("lost");
    }
}
