using System.Collections.Immutable;

namespace Corpus;

/// <summary>The rules that the samples are labelled for. A report of another rule is not judged here.</summary>
internal static class RuleIds
{
    public static readonly ImmutableArray<string> Labelled =
    [
        "SWB1001", "SWB1002", "SWB1004",
        "SWB2001", "SWB2002", "SWB2003", "SWB2004",
        "SWB3001", "SWB3002", "SWB3006", "SWB3007", "SWB3008",
        "SWB4001", "SWB4002",
    ];
}
