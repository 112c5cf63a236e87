namespace Switchboard.Analyzers.Model;

/// <summary>A reconnect policy that the runtime library brings, for <c>ReconnectPolicy.Chat with { … }</c>. The durations are in seconds.</summary>
internal sealed class ReconnectPreset
{
    private ReconnectPreset(string name, double baseDelay, double maxDelay, double addedJitter)
    {
        Name = name;
        BaseDelay = baseDelay;
        MaxDelay = maxDelay;
        AddedJitter = addedJitter;
    }

    /// <summary>What a new policy is.</summary>
    public static ReconnectPreset Chat { get; } = new("Chat", 1, 30, 0);

    public static IReadOnlyList<ReconnectPreset> All { get; } = new[] { Chat, new("Resilient", 1, 30, 0), new("Conservative", 5, 30, 1) };

    public string Name { get; }

    public double BaseDelay { get; }

    public double MaxDelay { get; }

    public double AddedJitter { get; }
}
