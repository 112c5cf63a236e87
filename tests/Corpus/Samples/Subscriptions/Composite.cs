// style: composite disposables, wrappers around On and Remove
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public sealed class CompositeDisposable : IDisposable
{
    private readonly Stack<IDisposable> _parts = new();

    public void Add(IDisposable part) => _parts.Push(part);

    public void Dispose()
    {
        while (_parts.TryPop(out var part))
            part.Dispose();
    }
}

public abstract class HubClient(HubConnection hub) : IDisposable
{
    private readonly CompositeDisposable _subscriptions = new();

    protected IDisposable On<T>(string name, Action<T> handle) => hub.On(name, handle); // quiet: SWB2003 returned

    protected void Listen<T>(string name, Action<T> handle) => _subscriptions.Add(hub.On(name, handle)); // quiet: SWB2003 added to a composite

    public virtual void Dispose() => _subscriptions.Dispose();
}

public sealed class DocumentClient : HubClient
{
    public DocumentClient(HubConnection hub)
        : base(hub)
    {
        Listen<string>("Saved", Console.WriteLine);
        Listen<string>("Renamed", Console.WriteLine);
    }
}

public sealed class CursorClient : IDisposable
{
    private readonly HubConnection _hub;

    public CursorClient(HubConnection hub)
    {
        _hub = hub;
        _hub.On<int, int>("Cursor", (x, y) => Console.WriteLine($"{x} {y}")); // quiet: SWB2003 removed by name
    }

    public async Task<string> WaitForAsync()
    {
        var answered = new TaskCompletionSource<string>();
        using var answer = _hub.On<string>("Answer", text => answered.TrySetResult(text)); // quiet: SWB2003 using
        using (_hub.On("Abort", () => answered.TrySetCanceled())) // quiet: SWB2003 using
            return await answered.Task;
    }

    public void Dispose() => Forget("Cursor");

    private void Forget(string name) => _hub.Remove(name);
}
