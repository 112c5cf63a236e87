using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>
/// Knows the leases and subscriptions that were not disposed yet, without keeping them alive, and reports those that were collected. There is
/// no finalizer in it: a sweep finds them. Safe for any number of threads.
/// </summary>
internal sealed class LeakTracker(ILogger logger)
{
    private readonly object _gate = new();
    private readonly HashSet<Tracked> _tracked = [];
    private readonly ConditionalWeakTable<object, Tracked> _byHolder = new();

    /// <summary>Remembers a holder until it is disposed.</summary>
    /// <param name="holder">The lease or subscription.</param>
    /// <param name="what">What it is, for the log, for example <c>A lease on connection chat</c>.</param>
    /// <param name="origin">Where it was taken, from <see cref="Origin.OfCaller"/>; <see langword="null"/> where that is not known.</param>
    /// <param name="onCollected">Gives back what the holder held. Must not refer to the holder, which would never be collected then.</param>
    public void Track(object holder, string what, string? origin, Action<string?> onCollected)
    {
        var tracked = new Tracked(new WeakReference(holder), what, origin, onCollected);
        lock (_gate)
        {
            _byHolder.Add(holder, tracked);
            _tracked.Add(tracked);
        }
    }

    /// <summary>The holder is disposed. Nothing happens when it is not tracked.</summary>
    public void Untrack(object holder)
    {
        lock (_gate)
        {
            if (!_byHolder.TryGetValue(holder, out Tracked? tracked))
                return;
            _byHolder.Remove(holder);
            _tracked.Remove(tracked);
        }
    }

    /// <summary>Reports what was collected since the last sweep.</summary>
    public void Sweep()
    {
        Tracked[] leaked;
        lock (_gate)
        {
            leaked = [.. _tracked.Where(static tracked => !tracked.Holder.IsAlive)];
            _tracked.ExceptWith(leaked);
        }
        foreach (Tracked tracked in leaked)
        {
            ManagerLog.Leaked(logger, tracked.What, tracked.Origin ?? "a place that was not recorded");
            tracked.OnCollected(tracked.Origin);
        }
    }

    private sealed class Tracked(WeakReference holder, string what, string? origin, Action<string?> onCollected)
    {
        public WeakReference Holder => holder;
        public string What => what;
        public string? Origin => origin;
        public Action<string?> OnCollected => onCollected;
    }
}
