using System.Collections.Immutable;

namespace Comparison;

/// <summary>Which rules of the others are about the same mistake as one of ours. A rule that is missing here has no counterpart in any of the packages.</summary>
internal static class Equivalents
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Ids = new Dictionary<string, ImmutableArray<string>>
    {
        ["SWB2001"] = ["CA2000", "IDISP001", "IDISP004", "S2930"],
        ["SWB2002"] = ["CA1001", "CA2213", "IDISP002", "IDISP003", "IDISP006", "S2931", "S2930"],
        ["SWB2003"] = ["CA2000", "IDISP004"],
        ["SWB2005"] = ["IDISP016", "IDISP017", "S3966"],
        ["SWB3001"] = ["IDISP007"],
        ["SWB3003"] = ["CA1849", "MA0042", "MA0045", "S4462", "S6966", "VSTHRD002", "VSTHRD103"],
        ["SWB3004"] = ["CA2012", "MA0134", "MA0155", "S3168", "VSTHRD100", "VSTHRD110"],
        ["SWB5001"] = ["S2068", "S6418"],
        ["SWB5003"] = ["S5332"],
    }.ToImmutableDictionary();

    // These say at the type what is wrong with one of its members.
    private static readonly ImmutableHashSet<string> OfTypes = ["CA1001", "IDISP006", "S2931"];

    public static ImmutableHashSet<string> All { get; } = [.. Ids.Values.SelectMany(static ids => ids)];

    /// <summary>The ids that are about the same mistake as a rule of ours; the rule itself is one of them.</summary>
    public static ImmutableArray<string> Of(string rule) => [rule, .. Ids.GetValueOrDefault(rule, [])];

    /// <summary>Whether a report of this id is about the whole type that it stands at.</summary>
    public static bool IsOfType(string id) => OfTypes.Contains(id);
}
