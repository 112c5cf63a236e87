namespace Switchboard.Model;

/// <summary>What happens, in order, to a manager whose clients have these traits. As text it can be run again.</summary>
public sealed record Schedule(ConnectorTraits Traits, IReadOnlyList<Step> Steps)
{
    /// <summary>For example <c>Restartable, Pings: Acquire 0, Drop 3, Advance 2</c>.</summary>
    public override string ToString() => $"{Traits}: {string.Join(", ", Steps)}";

    public static Schedule Parse(string text)
    {
        string[] parts = text.Split(':');
        string[] steps = parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Schedule(Enum.Parse<ConnectorTraits>(parts[0]), [.. steps.Select(Step.Parse)]);
    }
}

/// <summary>One thing that happens. Of whatever it happens to, the number chooses one.</summary>
public readonly record struct Step(Deed Deed, int Which)
{
    public override string ToString() => $"{Deed} {Which}";

    public static Step Parse(string text) => text.Split(' ') is [var deed, var which]
        ? new Step(Enum.Parse<Deed>(deed), int.Parse(which, System.Globalization.CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is not a step; write a deed and a number, for example 'Acquire 0'.");
}
