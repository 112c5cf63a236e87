using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does the loop that reads one message after the other notice that the other side has closed?</summary>
internal static class ReceiveLoops
{
    private const int DeepestCall = 3;

    /// <summary>The loop that goes on although the connection is closed, or null.</summary>
    public static ILoopOperation? FindEndless(TypeFacts facts, ConnectionUse receive, FrameResult result)
    {
        if (LoopOf(receive, result) is not { } loop
            || Branches.LeavesAfter(receive.Operation, loop)
            || AsksInside(receive, result, loop)
            || AsksForState(facts, loop)
            || AsksOthers(facts, receive, loop)
            || LeavesOnNothing(loop))
            return null;
        return loop;
    }

    /// <summary>The innermost loop that reads messages, not the frames of one; null where it ends by itself.</summary>
    private static ILoopOperation? LoopOf(ConnectionUse receive, FrameResult result)
    {
        for (var parent = receive.Operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            switch (parent)
            {
                case IForEachLoopOperation or IForToLoopOperation:
                case IForLoopOperation { Before.Length: > 0 }:
                    return null;
                case ILoopOperation loop when !EndsWithMessage(receive, result, loop):
                    return loop;
            }
        }

        return null;
    }

    // do { … } while (!frame.EndOfMessage), also as if (frame.EndOfMessage) break;
    private static bool EndsWithMessage(ConnectionUse receive, FrameResult result, ILoopOperation loop)
    {
        foreach (var asked in result.Asked)
        {
            if (asked.IsInside(loop) && receive.Member.EndProperties.Contains(asked.Property.Name)
                && (loop is IWhileLoopOperation { Condition: { } condition } && asked.IsInside(condition) || DecidesToLeave(asked, loop)))
                return true;
        }

        return false;
    }

    private static bool DecidesToLeave(IOperation asked, ILoopOperation loop)
    {
        for (var parent = asked.Parent; parent is not null && parent != loop; parent = parent.Parent)
        {
            if (parent is IConditionalOperation choice && asked.IsInside(choice.Condition))
                return Leaves(choice.WhenTrue, loop) || Leaves(choice.WhenFalse, loop);
        }

        return false;
    }

    private static bool Leaves(IOperation? branch, ILoopOperation loop) => branch switch
    {
        null => false,
        IBlockOperation { Operations: { Length: > 0 } operations } => Leaves(operations[operations.Length - 1], loop),
        _ => Branches.Leaves(branch, loop),
    };

    private static bool AsksInside(ConnectionUse receive, FrameResult result, ILoopOperation loop)
    {
        foreach (var asked in result.Asked)
        {
            if (asked.IsInside(loop) && (receive.Member.CloseProperties.Contains(asked.Property.Name) || IsComparedWithNothing(asked)))
                return true;
        }

        return false;
    }

    // A close frame is empty: if (frame.Count == 0) break;
    private static bool IsComparedWithNothing(IPropertyReferenceOperation asked) =>
        asked.Consumer() is IBinaryOperation { LeftOperand: var left, RightOperand: var right } && (IsSmall(left) || IsSmall(right));

    private static bool IsSmall(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: 0 or 1 };

    // In the loop, or in a property or method of the type that it calls.
    private static bool AsksForState(TypeFacts facts, ILoopOperation loop)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.State && (use.Operation.IsInside(loop) || IsCalledIn(facts, use.Body.Owner, loop, 0)))
                return true;
        }

        return false;
    }

    // while (socket.IsOpen()), while (session.IsAlive): code that is not to be seen here may look at the state.
    private static bool AsksOthers(TypeFacts facts, ConnectionUse receive, ILoopOperation loop)
    {
        if (facts.Identities.Of(receive.Receiver) is { } socket && MayBeAsked(facts, socket, loop))
            return true;
        return receive.Receiver?.Unwrap() is IMemberReferenceOperation { Instance: { } instance } && facts.Identities.Of(instance) is { } holder && MayBeAsked(facts, holder, loop);
    }

    private static bool MayBeAsked(TypeFacts facts, ISymbol symbol, ILoopOperation loop)
    {
        foreach (var reference in facts.ReferencesOf(symbol))
        {
            if (!reference.IsInside(loop))
                continue;
            var answer = reference.Parent switch
            {
                IArgumentOperation { Parent: IInvocationOperation call } when facts.CodeOf(call.TargetMethod) is null => call.Type,
                IInvocationOperation call when call.Instance == reference => call.Type,
                IPropertyReferenceOperation property when property.Instance == reference => property.Type,
                IFieldReferenceOperation field when field.Instance == reference => field.Type,
                _ => null,
            };
            if (answer?.SpecialType == SpecialType.System_Boolean)
                return true;
        }

        return false;
    }

    // A close frame is an empty message: if (text.Length == 0) break;
    private static bool LeavesOnNothing(ILoopOperation loop)
    {
        foreach (var operation in loop.Descendants())
        {
            if (operation is IConditionalOperation choice && AsksForNothing(choice.Condition) && (Leaves(choice.WhenTrue, loop) || Leaves(choice.WhenFalse, loop)))
                return true;
        }

        return false;
    }

    private static bool AsksForNothing(IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } }
                or IPropertyReferenceOperation { Property.Name: "IsEmpty" }
                || operation is IPropertyReferenceOperation { Property.Name: "Length" or "Count" } length && IsComparedWithNothing(length))
                return true;
        }

        return false;
    }

    private static bool IsCalledIn(TypeFacts facts, ISymbol member, ILoopOperation loop, int depth)
    {
        var references = member switch
        {
            IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => facts.ReferencesOf(property),
            IMethodSymbol method => facts.CallsOf(method),
            _ => facts.ReferencesOf(member),
        };
        foreach (var reference in references)
        {
            if (reference.IsInside(loop) || depth < DeepestCall && facts.OwnerOf(reference) is { } caller && !SymbolEqualityComparer.Default.Equals(caller, member) && IsCalledIn(facts, caller, loop, depth + 1))
                return true;
        }

        return false;
    }
}
