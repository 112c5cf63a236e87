using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: can both of these run, one after the other, in one run of their function?</summary>
internal static class Branches
{
    /// <summary>Whether the earlier operation and the later one, of the same function, stand in branches that exclude each other.</summary>
    public static bool Exclude(IOperation earlier, IOperation later)
    {
        var child = earlier;
        for (var parent = earlier.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (later.IsInside(parent))
                return AreAlternatives(parent, child, later);
            if (parent is IBlockOperation block && EndsByLeaving(block))
                return true;
        }

        return false;
    }

    private static bool AreAlternatives(IOperation common, IOperation branch, IOperation later) => common switch
    {
        IConditionalOperation conditional => branch != conditional.Condition && !later.IsInside(branch),
        ISwitchOperation or ISwitchExpressionOperation => !later.IsInside(branch),
        ITryOperation attempt => attempt.Finally is null || !later.IsInside(attempt.Finally),
        _ => false,
    };

    /// <summary>Whether the loop is left after the operation, so that it runs once: a retry that succeeds and leaves.</summary>
    public static bool LeavesAfter(IOperation operation, ILoopOperation loop)
    {
        // Returning from a function within the loop, or called by it, goes on with the loop.
        if (operation.EnclosingFunction() != loop.EnclosingFunction() || !operation.IsInside(loop))
            return false;

        var child = operation;
        for (var parent = operation.Parent; parent is not null && child != loop; child = parent, parent = parent.Parent)
        {
            if (parent is not IBlockOperation block)
                continue;
            for (var i = block.Operations.IndexOf(child) + 1; i < block.Operations.Length; i++)
            {
                if (LeavesLoop(block.Operations[i], loop))
                    return true;
            }
        }

        return false;
    }

    // Also as try { await hub.StartAsync(); return hub; } catch { … }: the next run is for what failed.
    private static bool LeavesLoop(IOperation statement, ILoopOperation loop)
    {
        if (statement is ITryOperation attempt)
        {
            foreach (var inner in attempt.Body.Operations)
            {
                if (LeavesLoop(inner, loop))
                    return true;
            }
        }

        return Leaves(statement, loop);
    }

    /// <summary>Whether the statement ends the loop: a break of a switch or of a loop within does not.</summary>
    public static bool Leaves(IOperation statement, ILoopOperation loop) =>
        statement is IReturnOperation || statement is IBranchOperation { BranchKind: BranchKind.Break } branch && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel);

    /// <summary>Whether the statement, or the last one of the block, leaves: a return, a throw, a break, a continue.</summary>
    public static bool EndsByLeaving(IOperation branch) => branch switch
    {
        IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { Length: > 0 } operations } => EndsByLeaving(operations[operations.Length - 1]),
        _ => false,
    };

    /// <summary>Whether it leaves, and not by a throw, which checks an argument and remembers nothing.</summary>
    public static bool EndsByReturning(IOperation branch) => branch switch
    {
        IReturnOperation or IBranchOperation => true,
        IBlockOperation { Operations: { Length: > 0 } operations } => EndsByReturning(operations[operations.Length - 1]),
        _ => false,
    };
}
