using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB4004: a broadcast to everybody in an assembly that requires a scope.</summary>
public sealed class ScopeBroadcastAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public ScopeBroadcastAnalyzer()
        : base(Descriptors.ScopeBroadcast)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.Manager is not null;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Broadcast && facts.Model.Manager is { RequiresScope: true })
                report(Diagnostic.Create(Descriptors.ScopeBroadcast, use.Location, use.Symbol.Name, "Scope"));
        }

        foreach (var call in facts.ManagerCalls)
        {
            if (facts.Model.Manager is { } manager && manager.CallOf(call.TargetMethod) == ManagerCall.Broadcasts && manager.RequiresScope && Scoping.IsUnscoped(facts, call.Receiver()))
                report(Diagnostic.Create(Descriptors.ScopeBroadcast, call.WholeCall().GetLocation(), call.TargetMethod.Name, "BroadcastToScopeAsync"));
        }
    }
}
