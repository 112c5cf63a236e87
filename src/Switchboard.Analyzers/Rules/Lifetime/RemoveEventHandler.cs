using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB2004: a handler is added to an event of a connection that outlives it, and never removed.</summary>
public sealed class RemoveEventHandlerAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public RemoveEventHandlerAnalyzer()
        : base(Descriptors.RemoveEventHandler)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Subscribe
                && use.Operation is IEventAssignmentOperation { Adds: true } added
                && HoldsOn(added.HandlerValue)
                && !IsRemoved(facts, use.Symbol, added)
                && Sharing.OutlivesSubscriber(facts, use))
                report(Diagnostic.Create(Descriptors.RemoveEventHandler, use.Location, use.Symbol.Name, facts.NameOf(use.Receiver), facts.Type.Name));
        }
    }

    /// <summary>Whether the handler keeps its subscriber alive.</summary>
    private static bool HoldsOn(IOperation handler) => handler.Unwrap() switch
    {
        IMethodReferenceOperation method => !method.Method.IsStatic && method.Instance?.Unwrap() is IInstanceReferenceOperation,
        IAnonymousFunctionOperation lambda => Captures(lambda),
        IFieldReferenceOperation field => !field.Field.IsStatic,
        _ => false,
    };

    private static bool Captures(IAnonymousFunctionOperation lambda)
    {
        foreach (var operation in lambda.Body.Descendants())
        {
            switch (operation)
            {
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return true;
                case ILocalReferenceOperation local when IsOutside(local.Local, lambda) && !IsWeak(local.Local.Type):
                    return true;
                case IParameterReferenceOperation parameter when IsOutside(parameter.Parameter, lambda):
                    return true;
            }
        }

        return false;
    }

    private static bool IsWeak(ITypeSymbol type) => type.Name == "WeakReference" && type.IsIn("System");

    private static bool IsOutside(ISymbol symbol, IAnonymousFunctionOperation lambda)
    {
        for (var owner = symbol.ContainingSymbol; owner is IMethodSymbol; owner = owner.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, lambda.Symbol))
                return false;
        }

        return true;
    }

    private static bool IsRemoved(TypeFacts facts, ISymbol raised, IEventAssignmentOperation added)
    {
        var handler = HandlerOf(added.HandlerValue);
        foreach (var use in facts.Uses)
        {
            if (use.Operation is IEventAssignmentOperation { Adds: false } removed
                && SymbolEqualityComparer.Default.Equals(use.Symbol, raised)
                && handler is not null
                && SymbolEqualityComparer.Default.Equals(HandlerOf(removed.HandlerValue), handler))
                return true;
        }

        return false;
    }

    private static ISymbol? HandlerOf(IOperation handler) => handler.Unwrap() switch
    {
        IMethodReferenceOperation method => method.Method,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };
}
