using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does it leave everything as it is to subscribe again?</summary>
internal static class SubscriptionsAgain
{
    /// <summary>Whether the same code may subscribe again and again: the SDK ignores the subscription, or the handler, that is there.</summary>
    public static bool ChangeNothing(ConnectionUse use) =>
        use.Member.Again == "ignored" || use.Member.Again == "adds-others" && HandlerOf(use) is { } handler && IsEqualEachTime(handler);

    /// <summary>Whether both give the same method of this object, which is one handler.</summary>
    public static bool HaveOneHandler(ConnectionUse first, ConnectionUse second) =>
        HandlerOf(first) is IMethodReferenceOperation one && HandlerOf(second) is IMethodReferenceOperation other
        && SymbolEqualityComparer.Default.Equals(one.Method, other.Method)
        && IsEqualEachTime(one) && IsEqualEachTime(other);

    /// <summary>The loop that reads what the subscription gives and ends it with itself: <c>await foreach (var message in nats.SubscribeAsync(…))</c>, also through a local.</summary>
    public static IForEachLoopOperation? EnumerationOf(TypeFacts facts, ConnectionUse use)
    {
        if (!use.Member.EndsWithToken)
            return null;

        var read = use.Operation;
        if (read.Consumer() is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } && facts.ReferencesOf(local) is { Count: 1 } references)
            read = references[0];
        if (read.EnclosingFunction() != use.Operation.EnclosingFunction())
            return null;

        for (var parent = read.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is IForEachLoopOperation { IsAsynchronous: true } loop)
                return read.IsInside(loop.Collection) ? loop : null;
        }

        return null;
    }

    /// <summary>Whether the server gives each message to one of those that subscribe alike: they have a group, or whatever else the subscription is given beside its channel.</summary>
    public static bool ShareMessages(ConnectionUse use)
    {
        if (use.Operation is not IInvocationOperation call)
            return false;

        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Type.SpecialType: SpecialType.System_String, Name: var name } } && name != use.Member.ChannelParameter && argument.Value.ConstantValue is not { HasValue: true, Value: null })
                return true;
        }

        return false;
    }

    private static IOperation? HandlerOf(ConnectionUse use)
    {
        if (use.Operation is not IInvocationOperation call)
            return null;

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
                return argument.Value.Unwrap();
        }

        return null;
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
