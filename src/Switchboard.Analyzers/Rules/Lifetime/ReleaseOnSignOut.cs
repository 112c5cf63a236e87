using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB2006: a user is signed out, and the connections that were opened for them stay.</summary>
public sealed class ReleaseOnSignOutAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public ReleaseOnSignOutAnalyzer()
        : base(Descriptors.ReleaseOnSignOut)
    {
    }

    // Without the manager nobody could be told.
    internal override bool AppliesTo(ConnectionModel model) => model.Manager is not null;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsConnectionType)
            return;

        foreach (var signOut in SignOuts.In(facts))
        {
            if (SignOuts.ReachesManager(facts, signOut.Operation) && !SignOuts.ReleasesConnections(facts, signOut))
                report(Diagnostic.Create(Descriptors.ReleaseOnSignOut, signOut.Operation.WholeCall().GetLocation(), signOut.Name));
        }
    }
}
