using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does the function that this stands in run once in the life of its object or of the program?</summary>
internal static class SingleRuns
{
    private const int DeepestCall = 6;

    public static bool Is(TypeFacts facts, IOperation operation) => Is(facts, operation, 0);

    private static bool Is(TypeFacts facts, IOperation operation, int depth)
    {
        if (LocalFunctionAround(operation) is { } local)
            return IsCalledOnce(facts, local, depth);
        if (facts.Context.IsEntryPoint(operation) || facts.OwnerOf(operation) is not IMethodSymbol { MethodKind: not MethodKind.Constructor } method)
            return true;
        if (facts.Context.IsHosting && facts.Model.Frameworks.LifecycleOf(method) is { Moment: LifecycleMoment.Begins })
            return true;
        return method.DeclaredAccessibility == Accessibility.Private && IsCalledOnce(facts, method, depth);
    }

    // From one place, which runs once itself.
    private static bool IsCalledOnce(TypeFacts facts, IMethodSymbol method, int depth) =>
        depth < DeepestCall
        && facts.CallsOf(method) is { Count: 1 } calls
        && calls[0] is IInvocationOperation
        && facts.Repetition.Of(calls[0]) is null
        && Is(facts, calls[0], depth + 1);

    private static IMethodSymbol? LocalFunctionAround(IOperation operation)
    {
        for (var function = operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (function is ILocalFunctionOperation local)
                return local.Symbol;
        }

        return null;
    }
}
