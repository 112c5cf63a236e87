using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is the connection manager that is made here one beside the application's?</summary>
internal static class ManagerCreations
{
    private const int DeepestCall = 6;

    public static bool IsSecond(TypeFacts facts, IObjectCreationOperation creation)
    {
        if (facts.Context.IsConnectionType || facts.Model.Manager?.IsManager(facts.Type) == true || facts.Context.IsCompositionRoot(creation))
            return false;

        // Whoever asked for it knows whether there is another one.
        if (IsReturned(facts, creation))
            return false;

        return !IsApplications(facts, creation) || Registrations.In(facts.Model.Compilation).RegistersOnlyOurManager;
    }

    // A program without a container makes its one manager where it begins, or keeps it in a static.
    private static bool IsApplications(TypeFacts facts, IObjectCreationOperation creation) =>
        facts.Repetition.Of(creation) is null && (facts.Context.IsApplication || RunsAtStart(facts, creation, 0)) || IsStatic(facts, creation);

    private static bool RunsAtStart(TypeFacts facts, IOperation operation, int depth)
    {
        if (facts.Context.IsEntryPoint(operation))
            return true;
        if (depth > DeepestCall || facts.OwnerOf(operation) is not IMethodSymbol { IsStatic: true, MethodKind: MethodKind.Ordinary } method)
            return false;

        var calls = facts.CallsOf(method);
        foreach (var call in calls)
        {
            if (!RunsAtStart(facts, call, depth + 1))
                return false;
        }

        return calls.Count > 0;
    }

    private static bool IsStatic(TypeFacts facts, IOperation creation)
    {
        // s_connections = new Lazy<ConnectionManager>(() => new ConnectionManager()), too.
        if (facts.OwnerOf(creation) is { IsStatic: true } and (IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.StaticConstructor }))
            return true;

        return creation.Consumer() switch
        {
            ISimpleAssignmentOperation assignment => facts.Identities.Of(assignment.Target) is { IsStatic: true },
            ICoalesceAssignmentOperation assignment => facts.Identities.Of(assignment.Target) is { IsStatic: true },
            _ => false,
        };
    }

    private static bool IsReturned(TypeFacts facts, IOperation creation)
    {
        if (creation.EnclosingFunction() is not null || facts.OwnerOf(creation) is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, DeclaredAccessibility: not Accessibility.Private })
            return false;

        switch (creation.Consumer())
        {
            case IReturnOperation:
                return true;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                foreach (var reference in facts.ReferencesOf(local))
                {
                    if (reference.Consumer() is IReturnOperation)
                        return true;
                }

                return false;
            default:
                return false;
        }
    }
}
