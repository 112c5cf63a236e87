using System.Collections.Immutable;

namespace Corpus;

/// <summary>The rules that the samples are labelled for. A report of another rule is not judged here.</summary>
internal static class RuleIds
{
    public static readonly ImmutableArray<string> Labelled =
    [
        "SWB1001", "SWB1002", "SWB1003", "SWB1004",
        "SWB2001", "SWB2002", "SWB2003", "SWB2004", "SWB2005",
        "SWB3001", "SWB3002", "SWB3005", "SWB3006",
        "SWB4001", "SWB4002", "SWB4003", "SWB4004",
        "SWB5001", "SWB5003",
    ];

    /// <summary>Those of them that a project must turn on.</summary>
    public static readonly ImmutableArray<string> OffByDefault = ["SWB4004"];
}
