using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: where does this code wait for some time?</summary>
internal static class Pauses
{
    private const int DeepestCall = 3;

    /// <summary>The waits in the code, and in the methods of the type that it calls.</summary>
    public static IEnumerable<IOperation> In(TypeFacts facts, IOperation code) => In(facts, code, 0);

    public static bool Any(TypeFacts facts, IOperation code)
    {
        foreach (var _ in In(facts, code))
            return true;
        return false;
    }

    private static IEnumerable<IOperation> In(TypeFacts facts, IOperation code, int depth)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call when IsPause(facts, call):
                // A coroutine of Unity waits for what it yields.
                case IObjectCreationOperation { Type: { Name: "WaitForSeconds" or "WaitForSecondsRealtime", ContainingNamespace.Name: "UnityEngine" } }:
                    yield return operation;
                    break;
                case IInvocationOperation call when depth < DeepestCall && facts.CodeOf(call.TargetMethod) is { } callee && !code.IsInside(callee):
                    if (Any(facts, callee, depth + 1))
                        yield return operation;
                    break;
            }
        }
    }

    private static bool Any(TypeFacts facts, IOperation code, int depth)
    {
        foreach (var _ in In(facts, code, depth))
            return true;
        return false;
    }

    /// <summary>Whether the call waits for some time: the framework's own, or one that is given how long.</summary>
    public static bool IsPause(TypeFacts facts, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name == "WaitForNextTickAsync")
            return facts.Model.Frameworks.Is(method.ContainingType, "System.Threading.PeriodicTimer");
        if (!method.Name.StartsWith("Delay", StringComparison.Ordinal)
            && !method.Name.StartsWith("Sleep", StringComparison.Ordinal)
            && !method.Name.StartsWith("Wait", StringComparison.Ordinal))
            return false;

        var isThread = FrameworkSymbols.Is(method.ContainingType, facts.Model.Frameworks.Task) || facts.Model.Frameworks.Is(method.ContainingType, "System.Threading.Thread");
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is not { } type)
                continue;
            // A number says how long only where it is known to.
            if (Durations.IsDuration(type) || type.SpecialType == SpecialType.System_Int32 && (isThread || IsWaitHandle(facts, method)))
                return argument.ArgumentKind != ArgumentKind.DefaultValue && !Durations.IsInfinite(argument.Value);
        }

        return false;
    }

    /// <summary>Whether the call waits until it is cancelled.</summary>
    public static bool IsForever(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (Durations.IsInfinite(argument.Value))
                return true;
        }

        return false;
    }

    private static bool IsWaitHandle(TypeFacts facts, IMethodSymbol method) =>
        facts.Model.Frameworks.Is(method.ContainingType, "System.Threading.WaitHandle")
        || facts.Model.Frameworks.Is(method.ContainingType, "System.Threading.ManualResetEventSlim")
        || method.OfTask() == TaskMember.Delays;
}
