namespace Switchboard.Chaos;

/// <summary>What was measured of one contender.</summary>
internal sealed record ComparisonResult(string Name)
{
    /// <summary>Connections that the components had opened before anything went wrong.</summary>
    public required int Opened { get; init; }

    /// <summary>Messages that a component should have had and did not, over all components.</summary>
    public required int Lost { get; init; }

    /// <summary>Messages that all components together should have had.</summary>
    public required int Expected { get; init; }

    /// <summary>Messages that a component had twice.</summary>
    public required int Doubled { get; init; }

    /// <summary>For each fault, how long after its end the last component heard something again.</summary>
    public required IReadOnlyList<TimeSpan> Recoveries { get; init; }

    /// <summary>Connections and requests made while the server was down.</summary>
    public required long WhileDown { get; init; }

    /// <summary>Handlers that were still called after all their components were gone.</summary>
    public required int HandlersLeft { get; init; }

    /// <summary>Connections opened for components that come and go.</summary>
    public required int OpenedByMounting { get; init; }

    /// <summary>Managed bytes for one open, idle connection, both of its ends.</summary>
    public required long BytesPerConnection { get; init; }

    public TimeSpan MedianRecovery => Percentile(50);

    public TimeSpan SlowestRecoveries => Percentile(99);

    // The nearest rank.
    private TimeSpan Percentile(int percent) => Recoveries.Order().ElementAt((int)Math.Ceiling(Recoveries.Count * percent / 100.0) - 1);
}
