using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3008: a client that is kept for long is built without the reconnect that its SDK offers.</summary>
public sealed class ReconnectUnmanagedHubAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public ReconnectUnmanagedHubAnalyzer()
        : base(Descriptors.ReconnectUnmanagedHub)
    {
    }

    // How a test builds its client is the test's own affair.
    internal override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            if (use.Role != ConnectionRole.Create
                || use.Operation is not IInvocationOperation build
                || BuilderChains.ReconnectOption(facts, build) is not { } option
                || BuilderChains.ReconnectsByItself(facts, build) != false
                || facts.Context.IsCompositionRoot(build)
                || KeeperOf(facts, build) is not { } keeper
                || IsReconnectedByHand(facts, build))
                continue;

            report(Diagnostic.Create(Descriptors.ReconnectUnmanagedHub, use.Location, keeper.Name, option.Name));
        }
    }

    /// <summary>The field or property that keeps what is built here.</summary>
    private static ISymbol? KeeperOf(TypeFacts facts, IOperation build)
    {
        foreach (var symbol in facts.WrittenSymbols)
        {
            if (!facts.Model.IsClient(TypeOfMember(symbol)))
                continue;
            foreach (var value in facts.WritesOf(symbol))
            {
                if (facts.Identities.ComesFrom(value, build))
                    return symbol;
            }
        }

        return null;
    }

    private static ITypeSymbol? TypeOfMember(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    // In whatever way: with a library, too.
    private static bool IsReconnectedByHand(TypeFacts facts, IOperation build)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Connect && facts.Identities.ComesFrom(use.Receiver, build)
                && (facts.Reconnects.Of(use) is not null || facts.Repetition.Of(use.Operation) is { Kind: RepetitionKind.Loop }))
                return true;
            if (use is { Role: ConnectionRole.Subscribe, Member.IsClosedEvent: true } && facts.Identities.ComesFrom(use.Receiver, build) && facts.Reconnects.ConnectsIn(use.Operation))
                return true;
        }

        return false;
    }
}
