using System.Collections.Immutable;

namespace Corpus;

/// <summary>The rules that the samples are labelled for. A report of another rule is not judged here.</summary>
internal static class RuleIds
{
    public static readonly ImmutableArray<string> Labelled =
    [
        "SWB1001", "SWB1002", "SWB1003", "SWB1004",
        "SWB2001", "SWB2002", "SWB2003", "SWB2004", "SWB2005", "SWB2006",
        "SWB3001", "SWB3002", "SWB3003", "SWB3004", "SWB3005", "SWB3006", "SWB3009", "SWB3010",
        "SWB4001", "SWB4002", "SWB4003", "SWB4004",
        "SWB5001", "SWB5002", "SWB5003", "SWB5004",
    ];

    /// <summary>Those of them that a project must turn on.</summary>
    public static readonly ImmutableArray<string> OffByDefault = ["SWB3003", "SWB3004", "SWB4004"];
}
