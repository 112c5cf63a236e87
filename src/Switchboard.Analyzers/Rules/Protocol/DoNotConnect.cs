using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB3002: a connection that others use, or that the manager owns, is connected by hand.</summary>
public sealed class DoNotConnectAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public DoNotConnectAnalyzer()
        : base(Descriptors.DoNotConnect)
    {
    }

    // Without the manager nobody else can connect it.
    internal override bool AppliesTo(Model.ConnectionModel model) => model.Manager is not null;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            // A reconnect by hand is another rule's.
            if (use.Role == ConnectionRole.Connect && Why(facts, use) is { } reason && !facts.Context.IsCompositionRoot(use.Operation) && facts.Reconnects.Of(use) is null)
                report(Diagnostic.Create(Descriptors.DoNotConnect, use.Location, use.Symbol.Name, facts.NameOf(use.Receiver), reason));
        }
    }

    private static string? Why(TypeFacts facts, ConnectionUse use)
    {
        var origin = Sharing.OriginOfClient(facts, use.Receiver);
        if (origin == Origin.Managed)
            return "the connection manager drives";

        var isDriver = facts.Context.IsHosting || facts.Context.IsEntryPoint(use.Operation);
        var isTheirs = isDriver || IsHelper(facts, use.Receiver) || Sharing.IsDrivenByTests(facts, use.Receiver, origin) || origin == Origin.Given && Sharing.MayBeHandedOver(facts, use.Receiver);
        return Origins.IsShared(origin) && !isTheirs && facts.Model.KindOf(use.Receiver?.Type) is not { IsEitherSide: true }
            ? "others use too"
            : null;
    }

    // A static helper connects what its callers hand it, and acts for them.
    private static bool IsHelper(TypeFacts facts, IOperation? client) =>
        client is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private } helper }
        && !facts.Repetition.HandlesRequests(helper);
}
