using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB1003: a connection manager is made beside the one of the application.</summary>
public sealed class SecondManagerAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public SecondManagerAnalyzer()
        : base(Descriptors.SecondManager)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.Manager is not null && model.AnalyzesCreation;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        foreach (var creation in facts.Creations)
        {
            if (facts.Model.Manager?.IsManagerClass(creation.Type) == true
                && ManagerCreations.IsSecond(facts, creation)
                && facts.Model.AnalyzesCreationOf(client: null, Descriptors.SecondManager.Id, creation.Syntax.SyntaxTree))
                report(Diagnostic.Create(Descriptors.SecondManager, creation.Syntax.GetLocation(), creation.Type!.Name));
        }
    }
}
