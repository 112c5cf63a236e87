using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB2001: a local client or lease that is lost on some path.</summary>
public sealed class ReleaseConnectionAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public ReleaseConnectionAnalyzer()
        : base(Descriptors.ReleaseConnection)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var lost in LostLocals.In(facts))
        {
            if (lost.OverwrittenBy is null)
                report(Diagnostic.Create(Descriptors.ReleaseConnection, lost.Creation.GetLocation(), lost.Local.Name));
        }
    }
}
