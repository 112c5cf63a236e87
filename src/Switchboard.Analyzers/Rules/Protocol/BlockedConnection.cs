using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3003: a thread waits for the network.</summary>
public sealed class BlockedConnectionAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public BlockedConnectionAnalyzer()
        : base(Descriptors.BlockedConnection)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var blocked in BlockedTasks.In(facts))
            report(Diagnostic.Create(Descriptors.BlockedConnection, blocked.Syntax.GetLocation(), blocked.Member, blocked.Use.Symbol.Name, facts.NameOf(blocked.Use.Receiver)));
    }
}
