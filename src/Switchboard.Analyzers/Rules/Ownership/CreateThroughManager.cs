using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB1001 and SWB1002: a client is created outside the connection manager, or even one per call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CreateThroughManagerAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CreateThroughManagerAnalyzer()
        : base(Descriptors.CreateThroughManager, Descriptors.ConnectionPerCall)
    {
    }

    private protected override bool AppliesTo(ConnectionModel model) => model.AnalyzesCreation;

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            if (use.Role != ConnectionRole.Create || use.Member.IsServerSide || facts.Context.IsCompositionRoot(use.Operation))
                continue;

            var name = CreatedType(use)?.Name ?? use.Symbol.ContainingType.Name;
            if (PerCall(facts, use) is { } place)
                report(Diagnostic.Create(Descriptors.ConnectionPerCall, use.Location, name, place));
            else if (!IsReconnectLoop(facts, use))
                report(Diagnostic.Create(Descriptors.CreateThroughManager, use.Location, name));
        }
    }

    /// <summary>The client that a creation gives, behind its task.</summary>
    internal static ITypeSymbol? CreatedType(ConnectionUse use)
    {
        var type = use.Operation.Type;
        return type is INamedTypeSymbol { TypeArguments.Length: 1, Name: "Task" or "ValueTask" } task ? task.TypeArguments[0] : type;
    }

    private static string? PerCall(TypeFacts facts, ConnectionUse use)
    {
        if (facts.Repetition.Of(use.Operation) is { } place)
        {
            if (place.Kind == RepetitionKind.Lifecycle && place.Row?.Type == "Microsoft.AspNetCore.Components.ComponentBase"
                || place.Kind == RepetitionKind.Loop && (FillsPool(facts, use) || IsReconnectLoop(facts, use)))
                return null;
            return place.Description;
        }

        return IsUsingLocal(use) && !facts.Context.IsEntryPoint(use.Operation) && facts.OwnerOf(use.Operation) is IMethodSymbol { MethodKind: not MethodKind.Constructor } method
            ? $"for every call of '{method.Name}'"
            : null;
    }

    private static bool IsUsingLocal(ConnectionUse use) => use.Operation.Consumer() switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => TypeFacts.IsUsing(declarator),
        IUsingOperation => true,
        _ => false,
    };

    // The loop of a constructor or initialiser runs once: it fills a pool.
    private static bool FillsPool(TypeFacts facts, ConnectionUse use) =>
        use.Operation.EnclosingFunction() is null && facts.OwnerOf(use.Operation) is not IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) };

    // A socket cannot be opened again: the loop that makes a new one for every attempt is a reconnect loop, another rule's.
    private static bool IsReconnectLoop(TypeFacts facts, ConnectionUse use)
    {
        if (facts.Model.KindOf(CreatedType(use)) is not { IsOneShot: true })
            return false;

        for (var parent = use.Operation.Parent; parent is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is IWhileLoopOperation or IForLoopOperation)
                return ConnectsInside(facts, parent) && Catches(parent);
        }

        return false;
    }

    private static bool Catches(IOperation loop)
    {
        foreach (var operation in loop.Descendants())
        {
            if (operation is ITryOperation { Catches.IsEmpty: false })
                return true;
        }

        return false;
    }

    private static bool ConnectsInside(TypeFacts facts, IOperation loop)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Connect && use.Operation.IsInside(loop))
                return true;
        }

        return false;
    }
}
