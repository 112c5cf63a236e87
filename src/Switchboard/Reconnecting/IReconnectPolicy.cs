namespace Switchboard;

/// <summary>Says how long to wait before the next attempt to open a connection, and when to stop.</summary>
/// <remarks>A policy has no state: the same context gives the same answer. It is called from any thread.</remarks>
public interface IReconnectPolicy
{
    /// <summary>How many attempts there are, for the status; <see langword="null"/> for any number.</summary>
    int? MaxAttempts { get; }

    /// <summary>Says how long to wait before the next attempt.</summary>
    /// <param name="context">What happened so far.</param>
    /// <returns>The delay; <see langword="null"/> to stop.</returns>
    TimeSpan? NextDelay(ReconnectContext context);
}
