using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB2005: a connection, lease or channel is used after it was released.</summary>
public sealed class UseAfterReleaseAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public UseAfterReleaseAnalyzer()
        : base(Descriptors.UseAfterRelease)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var found in UsesAfterRelease.In(facts))
        {
            report(Diagnostic.Create(
                Descriptors.UseAfterRelease,
                found.Use.Location,
                new[] { found.Release.Syntax.GetLocation() },
                found.Use.Symbol.Name,
                found.Variable.Name,
                found.Release.TargetMethod.Name));
        }
    }
}
