using Microsoft.AspNetCore.SignalR.Client;

namespace Crm.Scopes;

public static class DisposableExtensions
{
    public static T DisposeWith<T>(this T item, ICollection<IDisposable> items)
        where T : IDisposable
    {
        items.Add(item);
        return item;
    }
}

// Handed on in one chain.
public sealed class ChainedHandlers : IDisposable
{
    private readonly List<IDisposable> _handlers = [];

    public ChainedHandlers(HubConnection hub)
    {
        hub.On<string>("Added", Console.WriteLine).DisposeWith(_handlers);
        hub.On<string>("Removed", Console.WriteLine).DisposeWith(_handlers);
    }

    public void Dispose()
    {
        foreach (var handler in _handlers)
            handler.Dispose();
    }
}

// For the length of a method, a block or a wait.
public sealed class ShortHandlers(HubConnection hub)
{
    public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<string>();
        using var handler = hub.On<string>("Answered", text => answer.TrySetResult(text));
        await using var cancelling = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        await hub.SendAsync("Ask", question, cancellationToken);
        return await answer.Task;
    }

    public async Task<int> CountAsync(TimeSpan time)
    {
        var count = 0;
        using (hub.On("Counted", () => count++))
            await Task.Delay(time);
        return count;
    }

    public async Task TailAsync(Action<string> write, CancellationToken cancellationToken)
    {
        var lines = hub.On("Line", write);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            lines.Dispose();
        }
    }

    // Whoever cancels ends it.
    public void ListenUntil(CancellationToken stop)
    {
        var handler = hub.On<string>("Line", Console.WriteLine);
        stop.Register(handler.Dispose);
    }
}

public sealed class BaseClassHandlers : HandlerBase
{
    public BaseClassHandlers(HubConnection hub)
    {
        Keep(hub.On<string>("Kept", Console.WriteLine));
        Keep(hub.On<int>("Counted", count => Count = count));
    }

    public int Count { get; private set; }
}

public abstract class HandlerBase : IDisposable
{
    private readonly List<IDisposable> _kept = [];

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected void Keep(IDisposable handler) => _kept.Add(handler);

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _kept.ForEach(handler => handler.Dispose());
    }
}
