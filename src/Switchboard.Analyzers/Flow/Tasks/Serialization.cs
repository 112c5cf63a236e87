using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does something make those that run this code take turns?</summary>
internal static class Serialization
{
    private const int DeepestCall = 4;

    /// <summary>Whether a lock, a semaphore, a queue with one reader or a flag stands before the operation, here or in every caller.</summary>
    public static bool Guards(TypeFacts facts, IOperation operation) => Guards(facts, operation, byQueue: true, 0);

    /// <summary>Whether it is more than a queue with one reader, which keeps apart what comes out of the queue and nothing else.</summary>
    public static bool GuardsFromAll(TypeFacts facts, IOperation operation) => Guards(facts, operation, byQueue: false, 0);

    private static bool Guards(TypeFacts facts, IOperation operation, bool byQueue, int depth)
    {
        if (depth > DeepestCall)
            return false;

        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILockOperation || parent is IUsingOperation { Resources: { } resources } && TakesTurns(facts, resources, operation, byQueue))
                return true;
        }

        return ComesAfterOne(facts, operation, byQueue) || IsCalledInTurn(facts, operation, byQueue, depth);
    }

    private static bool ComesAfterOne(TypeFacts facts, IOperation operation, bool byQueue)
    {
        var owner = facts.OwnerOf(operation);
        foreach (var call in facts.Invocations)
        {
            if (call.Syntax.SpanStart < operation.Syntax.SpanStart && IsAround(facts, call, operation, owner) && TakesTurns(facts, call, operation, byQueue))
                return true;
        }

        return SetsFlagBefore(facts, operation);
    }

    // In the same function, or in one around it.
    private static bool IsAround(TypeFacts facts, IOperation earlier, IOperation operation, ISymbol? owner) =>
        SymbolEqualityComparer.Default.Equals(facts.OwnerOf(earlier), owner)
        && (earlier.EnclosingFunction() is not { } function || operation.IsInside(function));

    private static bool TakesTurns(TypeFacts facts, IOperation operation, IOperation guarded, bool byQueue)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner is IInvocationOperation { TargetMethod.ContainingType.Name: var type } call && (IsLock(type) && (byQueue || !IsQueue(type)) || OwnLocks.Enter(facts, call, guarded)))
                return true;
        }

        return false;
    }

    /// <summary>Whether what a type of this name does makes its callers take turns.</summary>
    public static bool IsLock(string type) => type switch
    {
        "SemaphoreSlim" or "Semaphore" or "Monitor" or "Mutex" or "SpinLock" or "Lock" or "ReaderWriterLockSlim" or "Interlocked" => true,
        // An asynchronous lock of somebody's own.
        _ => IsQueue(type) || type.EndsWith("Lock", StringComparison.Ordinal) || type.EndsWith("Semaphore", StringComparison.Ordinal),
    };

    // One reader sends what many have written.
    private static bool IsQueue(string type) => type is "ChannelReader" or "BlockingCollection" or "BufferBlock";

    // _isSending = true; or button.Enabled = false; keeps others out, and so does SetBusy(true).
    private static bool SetsFlagBefore(TypeFacts facts, IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            if (parent is not IBlockOperation block)
                continue;
            foreach (var statement in block.Operations)
            {
                if (statement == child)
                    break;
                if (statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: bool } } }
                    || statement is IExpressionStatementOperation { Operation: IInvocationOperation call } && facts.CodeOf(call.TargetMethod) is { } callee && BusyFlags.AreSetIn(facts, callee))
                    return true;
            }
        }

        return false;
    }

    private static bool IsCalledInTurn(TypeFacts facts, IOperation operation, bool byQueue, int depth)
    {
        var method = operation.EnclosingFunction() switch
        {
            ILocalFunctionOperation local => local.Symbol,
            null => facts.OwnerOf(operation) as IMethodSymbol,
            _ => null,
        };
        if (method is null || method.MethodKind != MethodKind.LocalFunction && method.DeclaredAccessibility != Accessibility.Private)
            return false;

        var calls = facts.CallsOf(method);
        foreach (var call in calls)
        {
            if (call is not IInvocationOperation || !Guards(facts, call, byQueue, depth + 1))
                return false;
        }

        return calls.Count > 0;
    }
}
