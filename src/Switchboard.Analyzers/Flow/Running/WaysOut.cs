using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: can a function be left without passing certain code?</summary>
internal static class WaysOut
{
    /// <summary>Whether some path leads from the operation out of the function without passing one of these.</summary>
    public static bool Avoid(ControlFlowGraph graph, SyntaxNode from, HashSet<SyntaxNode> passing)
    {
        var pending = new Queue<BasicBlock>();
        var seen = new HashSet<BasicBlock>();
        foreach (var block in graph.Blocks)
        {
            if (Contains(block, from) && !Passes(block, passing, from) && Leave(block, pending, seen))
                return true;
        }

        while (pending.Count > 0)
        {
            var block = pending.Dequeue();
            if (!Passes(block, passing, after: null) && Leave(block, pending, seen))
                return true;
        }

        return false;
    }

    private static bool Leave(BasicBlock block, Queue<BasicBlock> pending, HashSet<BasicBlock> seen) =>
        Take(block.ConditionalSuccessor, pending, seen) || Take(block.FallThroughSuccessor, pending, seen);

    private static bool Take(ControlFlowBranch? branch, Queue<BasicBlock> pending, HashSet<BasicBlock> seen)
    {
        // The compiler's own way out of a finally block is none of the code's.
        if (branch is null || branch.Semantics is ControlFlowBranchSemantics.StructuredExceptionHandling)
            return false;
        if (branch.Destination is not { Kind: not BasicBlockKind.Exit } next)
            return true;
        if (seen.Add(next))
            pending.Enqueue(next);
        return false;
    }

    private static bool Contains(BasicBlock block, SyntaxNode syntax)
    {
        foreach (var operation in block.Operations)
        {
            if (Has(operation, syntax))
                return true;
        }

        return block.BranchValue is { } value && Has(value, syntax);
    }

    private static bool Has(IOperation operation, SyntaxNode syntax)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner.Syntax == syntax)
                return true;
        }

        return false;
    }

    private static bool Passes(BasicBlock block, HashSet<SyntaxNode> passing, SyntaxNode? after)
    {
        foreach (var operation in block.Operations)
        {
            if (Passes(operation, passing, after))
                return true;
        }

        return block.BranchValue is { } value && Passes(value, passing, after);
    }

    private static bool Passes(IOperation operation, HashSet<SyntaxNode> passing, SyntaxNode? after)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (passing.Contains(inner.Syntax) && (after is null || inner.Syntax.SpanStart > after.SpanStart))
                return true;
        }

        return false;
    }
}
