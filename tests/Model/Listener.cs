using System.Collections.Concurrent;

namespace Switchboard.Model;

/// <summary>A message, and whether the connection that delivered it had ended by then.</summary>
internal sealed record Word(int Number, bool IsLate);

/// <summary>A callback of the code under test, and what reached it.</summary>
internal sealed class Listener(Holding holding, string channel)
{
    private volatile bool _isDisposed;

    public Holding Holding => holding;
    public string Channel => channel;
    public ISubscription? Subscription { get; set; }
    public bool IsDisposed => _isDisposed;
    public ConcurrentQueue<int> Heard { get; } = [];
    public ConcurrentQueue<string> Wrongs { get; } = [];

    /// <summary>Still wanted, and not ended by the manager.</summary>
    public bool IsLive => !_isDisposed && Subscription is { State: not SubscriptionState.Ended };

    public Task HearAsync(Word word)
    {
        if (word.IsLate)
            Wrongs.Enqueue($"word {word.Number} of a connection that had ended");
        if (_isDisposed)
            Wrongs.Enqueue($"word {word.Number} after it was disposed");
        Heard.Enqueue(word.Number);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _isDisposed = true;
        Subscription?.Dispose();
    }
}

/// <summary>A task that somebody waits for.</summary>
internal sealed record Wait(string What, Task Task);
