using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3009: two sends, or two receives, of one WebSocket can be under way together.</summary>
public sealed class ConcurrentTransferAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public ConcurrentTransferAnalyzer()
        : base(Descriptors.ConcurrentTransfer)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var overlap in Overlaps.In(facts))
        {
            var later = overlap.Later.Use;
            if (!reported.Add(later.Operation.Syntax))
                continue;

            report(Diagnostic.Create(
                Descriptors.ConcurrentTransfer,
                later.Location,
                new[] { overlap.Earlier.Use.Location },
                later.Symbol.Name,
                facts.NameOf(later.Receiver),
                later.Role == ConnectionRole.Send ? "send" : "receive"));
        }
    }
}
