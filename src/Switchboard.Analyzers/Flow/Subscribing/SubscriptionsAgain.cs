using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does the same code leave everything as it is when it subscribes again?</summary>
internal static class SubscriptionsAgain
{
    public static bool ChangeNothing(ConnectionUse use) =>
        use.Member.Again is "ignored" || use.Member.Again == "adds-others" && use.Operation is IInvocationOperation call && HasEqualHandler(call);

    private static bool HasEqualHandler(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
                return IsEqualEachTime(argument.Value.Unwrap());
        }

        return false;
    }

    // Two delegates of one method of one object are equal; a lambda is such a method unless it captures a variable.
    private static bool IsEqualEachTime(IOperation handler) => handler switch
    {
        IMethodReferenceOperation method => !IsLocal(method.Method) && method.Instance?.Unwrap() is null or IInstanceReferenceOperation,
        IAnonymousFunctionOperation lambda => !CapturesVariable(lambda),
        _ => false,
    };

    private static bool CapturesVariable(IAnonymousFunctionOperation lambda)
    {
        foreach (var operation in lambda.Body.Descendants())
        {
            if (operation is ILocalReferenceOperation { Local: var local } && !local.IsConst && !local.IsDeclaredIn(lambda.Syntax)
                || operation is IParameterReferenceOperation { Parameter: var parameter } && !parameter.IsDeclaredIn(lambda.Syntax)
                || operation is IInvocationOperation { TargetMethod: var called } && IsLocal(called) && !called.IsDeclaredIn(lambda.Syntax))
                return true;
        }

        return false;
    }

    // It may hold variables of the method it stands in.
    private static bool IsLocal(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction;
}
