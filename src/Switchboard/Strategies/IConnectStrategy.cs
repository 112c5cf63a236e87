namespace Switchboard;

/// <summary>One way to open a connection. In each attempt the strategies are asked in their order, the one that worked last for the key first.</summary>
/// <remarks>A strategy has no state: the same context gives the same answer. It is called from any thread. <see cref="ConnectStrategy"/> has the built-in ones.</remarks>
public interface IConnectStrategy
{
    /// <summary>The name, for the status and the log.</summary>
    string Name { get; }

    /// <summary>Says what to try next.</summary>
    /// <param name="context">What was tried so far in this attempt, and how it went.</param>
    /// <returns>The route; <see langword="null"/> when this strategy has nothing, or nothing more, to try.</returns>
    ConnectRoute? NextRoute(StrategyContext context);
}
