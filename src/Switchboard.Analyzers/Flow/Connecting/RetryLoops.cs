using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this loop connect again after a connect has failed or a connection was lost?</summary>
internal static class RetryLoops
{
    private const int DeepestChain = 4;

    /// <summary>What a <c>try</c> around a connect says: whether its failure ends there.</summary>
    public static ConnectAttempt Catch(TypeFacts facts, ITryOperation tried, ConnectAttempt attempt)
    {
        foreach (var caught in tried.Catches)
        {
            if (IsCancellation(facts, caught))
                continue;
            if (!Branches.EndsByLeaving(caught.Handler) || EndsWith(caught.Handler) is IBranchOperation { BranchKind: BranchKind.Continue })
                attempt = attempt.Caught(returns: false);
            else if (EndsWith(caught.Handler) is IReturnOperation)
                attempt = attempt.Caught(returns: true);
        }

        return attempt;
    }

    private static bool IsCancellation(TypeFacts facts, ICatchClauseOperation caught) => facts.Model.Frameworks.Is(caught.ExceptionType, "System.OperationCanceledException");

    // Of a block that ends by leaving: it is not empty.
    private static IOperation EndsWith(IBlockOperation block) => block.Operations[block.Operations.Length - 1];

    /// <summary>Whether the loop tries again. <paramref name="from"/> is what stands in the loop and connects.</summary>
    public static bool IsRetry(TypeFacts facts, ILoopOperation loop, IOperation from, ConnectAttempt attempt)
    {
        if (!GoesOn(loop) || !attempt.IsCaught && !(attempt.IsGuarded && !Consumes(facts, loop)))
            return false;

        var use = attempt.Use;
        return !IsTaken(facts, loop, use)
            && !AsksOthers(loop, from)
            && !Varies(facts, loop, use, from)
            && !MakesMany(facts, loop, use, from)
            && Waits(facts, loop, use);
    }

    // A foreach goes through something; only one over times or numbers counts attempts.
    private static bool GoesOn(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation or IForLoopOperation => true,
        IForEachLoopOperation { IsAsynchronous: false, LoopControlVariable: IVariableDeclaratorOperation { Symbol.Type: var type } } =>
            Durations.IsDuration(type) || type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Double,
        _ => false,
    };

    // while (queue.TryDequeue(out var message)): it works something off.
    private static bool Consumes(TypeFacts facts, ILoopOperation loop)
    {
        if (loop is IForEachLoopOperation)
            return true;
        if (loop is not IWhileLoopOperation { Condition: { } condition })
            return false;

        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: not "WaitForNextTickAsync" } method } && !StateChecks.Ask(facts, operation) && facts.Model.RoleOf(method) is null)
                return true;
        }

        return false;
    }

    // Where the wait comes when all went well too, the connection must have been meant to stay.
    private static bool Waits(TypeFacts facts, ILoopOperation loop, ConnectionUse use)
    {
        var waits = false;
        foreach (var pause in Pauses.In(facts, loop))
        {
            if (IsInCatchOf(pause, loop))
                return true;
            waits = true;
        }

        return waits && !Visits.IsOne(facts, use, loop);
    }

    private static bool IsInCatchOf(IOperation operation, ILoopOperation loop)
    {
        for (var parent = operation.Parent; parent is not null && parent != loop; parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation)
                return true;
        }

        return false;
    }

    /// <summary>Whether the address or the client is another one on every turn.</summary>
    private static bool Varies(TypeFacts facts, ILoopOperation loop, ConnectionUse use, IOperation from)
    {
        if (loop.Locals.IsEmpty)
            return false;

        if (use.Operation.IsInside(loop))
            return UsesLocals(facts, use.Operation, loop, 0);

        // In a method that the loop calls: what it is given.
        return UsesLocals(facts, from, loop, 0);
    }

    private static bool UsesLocals(TypeFacts facts, IOperation value, ILoopOperation loop, int depth)
    {
        if (depth > DeepestChain)
            return false;

        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is not ILocalReferenceOperation { Local: var local })
                continue;
            if (loop.Locals.Contains(local))
                return true;
            foreach (var write in facts.WritesOf(local))
            {
                if (write.IsInside(loop) && write is not (ILoopOperation or IArgumentOperation) && UsesLocals(facts, write, loop, depth + 1))
                    return true;
            }
        }

        return false;
    }

    // var client = pool.Take(): nobody knows which one it is this time.
    private static bool IsTaken(TypeFacts facts, ILoopOperation loop, ConnectionUse use)
    {
        if (facts.Identities.ClientOf(use.Receiver) is not ILocalSymbol local)
            return false;

        foreach (var write in facts.WritesOf(local))
        {
            if (write.IsInside(loop) && !write.IsNull() && !facts.Origins.IsFresh(write))
                return true;
        }

        return false;
    }

    // Whoever is asked on every turn decides whether there is another one: a user, or those that write into a queue of commands.
    private static bool AsksOthers(ILoopOperation loop, IOperation from)
    {
        foreach (var operation in loop.Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod: var method } && (AsksUser(method) || operation.Syntax.SpanStart < from.Syntax.SpanStart && TakesCommand(method)))
                return true;
        }

        return false;
    }

    private static bool AsksUser(IMethodSymbol method) => method.Name switch
    {
        "ReadLine" or "Read" or "ReadKey" when method.ContainingType.Name == "Console" => method.ContainingType.IsIn("System"),
        "ReadLine" or "ReadLineAsync" when method.ContainingType.Name == "TextReader" => method.ContainingType.IsIn("System.IO"),
        _ => false,
    };

    private static bool TakesCommand(IMethodSymbol method) => method.Name switch
    {
        "ReadAsync" or "TryRead" => method.ContainingType.Name == "ChannelReader" && method.ContainingType.IsIn("System.Threading.Channels"),
        "Dequeue" or "TryDequeue" or "Pop" or "TryPop" => IsCollections(method.ContainingNamespace),
        "Take" or "TryTake" => method.ContainingType.Name == "BlockingCollection" && method.ContainingType.IsIn("System.Collections.Concurrent"),
        _ => false,
    };

    // for (i < count) clients.Add(Open()): as many connections as asked for.
    private static bool MakesMany(TypeFacts facts, ILoopOperation loop, ConnectionUse use, IOperation from)
    {
        if (MadeIn(facts, loop, use) is not { } made)
            return false;
        if (loop is IForLoopOperation { Condition: { } condition } && Counts(condition) && !Branches.LeavesAfter(from, loop))
            return true;
        if (made is not ILocalSymbol client)
            return false;

        foreach (var reference in facts.ReferencesOf(client))
        {
            if (reference.Consumer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingNamespace: { } space } } } && IsCollections(space)
                || reference.Consumer() is ISimpleAssignmentOperation { Target: var place } && place is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } && UsesTurn(facts, place, loop))
                return true;
        }

        return false;
    }

    // for (var attempt = 0; !token.IsCancellationRequested; attempt++) goes on for ever.
    private static bool Counts(IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.NotEquals })
                return true;
        }

        return false;
    }

    // hubs[i] = hub, _hubs[count++] = hub: a place of its own for each.
    private static bool UsesTurn(TypeFacts facts, IOperation place, ILoopOperation loop)
    {
        foreach (var operation in place.Descendants())
        {
            if (operation is IIncrementOrDecrementOperation)
                return true;
        }

        return UsesLocals(facts, place, loop, 0);
    }

    private static bool IsCollections(INamespaceSymbol space)
    {
        for (var candidate = space; candidate is { IsGlobalNamespace: false }; candidate = candidate.ContainingNamespace)
        {
            if (candidate is { Name: "Collections", ContainingNamespace: { Name: "System" } })
                return true;
        }

        return false;
    }

    // The name of the client that is made on every turn.
    private static ISymbol? MadeIn(TypeFacts facts, ILoopOperation loop, ConnectionUse use)
    {
        var client = use.Role == ConnectionRole.Create
            ? (use.Operation.Consumer() as IVariableInitializerOperation)?.Parent is IVariableDeclaratorOperation declarator ? declarator.Symbol : null
            : facts.Identities.ClientOf(use.Receiver);
        if (client is null)
            return null;

        foreach (var write in facts.WritesOf(client))
        {
            if (write.IsInside(loop) && facts.Origins.IsFresh(write))
                return client;
        }

        return null;
    }
}
