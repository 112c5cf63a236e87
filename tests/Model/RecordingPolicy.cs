using System.Collections.Concurrent;

namespace Switchboard.Model;

/// <summary>A policy that remembers what it was asked and what it said, and draws its delays so that the same schedule gives the same ones.</summary>
internal sealed class RecordingPolicy(IReconnectPolicy inner) : IReconnectPolicy
{
    public int? MaxAttempts => inner.MaxAttempts;

    public ConcurrentQueue<(ReconnectContext Context, TimeSpan? Delay)> Answers { get; } = [];

    public TimeSpan? NextDelay(ReconnectContext context)
    {
        TimeSpan? delay = inner.NextDelay(context with { Chance = Answers.Count * 0.37 % 1 });
        Answers.Enqueue((context, delay));
        return delay;
    }
}
