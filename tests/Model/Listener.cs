using System.Collections.Concurrent;

namespace Switchboard.Model;

/// <summary>A message, and whether the manager knows that the connection that delivers it has ended.</summary>
internal sealed record Word(int Number, bool IsLate);

/// <summary>A callback of the code under test, and what reached it.</summary>
internal sealed class Listener(Holding holding, string channel)
{
    private volatile int _lastWord = int.MaxValue;

    public Holding Holding => holding;
    public string Channel => channel;
    public ISubscription? Subscription { get; set; }
    public bool IsDisposed => _lastWord < int.MaxValue;
    public ConcurrentQueue<int> Heard { get; } = [];
    public ConcurrentQueue<string> Wrongs { get; } = [];

    /// <summary>Still wanted, and not ended by the manager.</summary>
    public bool IsLive => !IsDisposed && Subscription is { State: not SubscriptionState.Ended };

    public Task HearAsync(Word word)
    {
        if (word.IsLate)
            Wrongs.Enqueue($"word {word.Number} of a connection that had ended");
        if (word.Number > _lastWord)
            Wrongs.Enqueue($"word {word.Number} after it was disposed");
        Heard.Enqueue(word.Number);
        return Task.CompletedTask;
    }

    /// <summary>Ends it. What is said afterwards must not reach it.</summary>
    public void Dispose(int lastWord)
    {
        Subscription?.Dispose();
        _lastWord = lastWord;
    }
}

/// <summary>A task that somebody waits for. One that waits for a connection ends with it at the latest.</summary>
internal sealed record Wait(string What, Task Task, ConnectionKey? ForConnection = null);
