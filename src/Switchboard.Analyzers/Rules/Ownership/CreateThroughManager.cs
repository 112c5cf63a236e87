using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB1001 and SWB1002: a client is created outside the connection manager, or even one per call.</summary>
public sealed class CreateThroughManagerAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CreateThroughManagerAnalyzer()
        : base(Descriptors.CreateThroughManager, Descriptors.ConnectionPerCall)
    {
    }

    internal override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            if (use.Role != ConnectionRole.Create || use.Member.IsServerSide || facts.Context.IsCompositionRoot(use.Operation) || !Bundles.IsConnection(facts, use.Operation))
                continue;

            var name = CreatedType(use)?.Name ?? use.Symbol.ContainingType.Name;
            var place = facts.Repetition.Of(use.Operation);
            if (IsReconnectLoop(facts, use, place))
                continue;
            if (PerCall(facts, use, place) is { } repetition && Looks(facts, use, Descriptors.ConnectionPerCall))
                report(Diagnostic.Create(Descriptors.ConnectionPerCall, use.Location, name, repetition));
            else if (Looks(facts, use, Descriptors.CreateThroughManager))
                report(Diagnostic.Create(Descriptors.CreateThroughManager, use.Location, name));
        }
    }

    private static bool Looks(TypeFacts facts, ConnectionUse use, DiagnosticDescriptor rule) =>
        facts.Model.AnalyzesCreationOf(CreatedType(use), rule.Id, use.Operation.Syntax.SyntaxTree);

    /// <summary>The client that a creation gives, behind its task.</summary>
    internal static ITypeSymbol? CreatedType(ConnectionUse use) => use.Operation.Type?.BehindTask();

    private static string? PerCall(TypeFacts facts, ConnectionUse use, RepeatedPlace? place)
    {
        if (place is not null)
        {
            return IsPhase(place)
                || use.Member.Connects && facts.Reconnects.Of(use) is not null
                || place.Kind == RepetitionKind.Loop && FillsPool(facts, use)
                || IsAttempt(use, place)
                || LazyCreations.IsMadeOnce(facts, use.Operation, place)
                || LazyCreations.IsMadeOnDemand(facts, use.Operation, place)
                    ? null
                    : place.Description;
        }

        return IsUsingLocal(use) && FunctionOf(facts, use.Operation) is { } function ? $"for every call of '{function.Name}'" : null;
    }

    // The local function or method that makes and disposes one; a constructor and the entry point run once.
    private static ISymbol? FunctionOf(TypeFacts facts, IOperation operation)
    {
        for (var function = operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (function is ILocalFunctionOperation local)
                return local.Symbol;
        }

        return !facts.Context.IsEntryPoint(operation) && facts.OwnerOf(operation) is IMethodSymbol { MethodKind: not MethodKind.Constructor } method ? method : null;
    }

    // What a component makes when it appears it can release when it goes; only what is called all the time makes one per call.
    private static bool IsPhase(RepeatedPlace place) =>
        place.Row is { Counterpart: not null } || place.Kind == RepetitionKind.Lifecycle && place.Row?.Type == "Microsoft.AspNetCore.Components.ComponentBase";

    private static bool IsUsingLocal(ConnectionUse use) => use.Operation.Consumer() switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => TypeFacts.IsUsing(declarator),
        IUsingOperation => true,
        _ => false,
    };

    // One connection, tried again until it opens; a loop over many addresses opens one to each.
    private static bool IsAttempt(ConnectionUse use, RepeatedPlace place) =>
        place.Around is ILoopOperation and not IForEachLoopOperation && Branches.LeavesAfter(use.Operation, (ILoopOperation)place.Around);

    // The loop of a constructor or initialiser runs once: it fills a pool.
    private static bool FillsPool(TypeFacts facts, ConnectionUse use) =>
        use.Operation.EnclosingFunction() is null && facts.OwnerOf(use.Operation) is not IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) };

    // A socket cannot be opened again: the loop that makes a new one for every attempt, itself or in a method that it calls, is another rule's.
    private static bool IsReconnectLoop(TypeFacts facts, ConnectionUse use, RepeatedPlace? place) =>
        place?.Around is IWhileLoopOperation or IForLoopOperation
        && facts.Model.KindOf(CreatedType(use)) is { IsOneShot: true }
        && ConnectsBeside(facts, use, (ILoopOperation)place.Around)
        && (Catches(place.Around) || IsCaught(use.Operation, place.Around));

    private static bool Catches(IOperation loop)
    {
        foreach (var operation in loop.Descendants())
        {
            if (operation is ITryOperation { Catches.IsEmpty: false })
                return true;
        }

        return false;
    }

    private static bool IsCaught(IOperation operation, IOperation loop)
    {
        for (var parent = operation.Parent; parent is not null && parent != loop; parent = parent.Parent)
        {
            if (parent is ITryOperation { Catches.IsEmpty: false })
                return true;
        }

        return false;
    }

    // To stay: a probe that opens and leaves again opens one for every turn.
    private static bool ConnectsBeside(TypeFacts facts, ConnectionUse creation, ILoopOperation loop)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Connect && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(use.Operation), facts.OwnerOf(creation.Operation)))
                return !Visits.IsOne(facts, use, loop);
        }

        return false;
    }
}
