using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: what becomes of the connect where its time is over?</summary>
internal static class LosingConnects
{
    /// <summary>Whether the code around the race closes the client, itself or through what it calls or is called by.</summary>
    public static bool AreReleased(TypeFacts facts, ConnectRace race)
    {
        if (facts.Identities.ClientOf(race.Use.Receiver) is not { } client || facts.OwnerOf(race.Race) is not { } owner)
            return false;
        if (IsReleasedIn(facts, client, owner, race.Race))
            return true;

        // Whoever asked for the connect may clean up after it.
        if (owner is not IMethodSymbol method)
            return false;
        foreach (var call in facts.CallsOf(method))
        {
            if (call is IInvocationOperation invocation && facts.OwnerOf(call) is { } caller && HeldBy(facts, client, invocation) is { } held && IsReleasedIn(facts, held, caller, call))
                return true;
        }

        return false;
    }

    private static ISymbol? HeldBy(TypeFacts facts, ISymbol client, IInvocationOperation call) => client switch
    {
        IParameterSymbol parameter => call.Argument(parameter.Name) is { } argument ? facts.Identities.ClientOf(argument) : null,
        ILocalSymbol => null,
        _ => client,
    };

    private static bool IsReleasedIn(TypeFacts facts, ISymbol client, ISymbol owner, IOperation after)
    {
        if (client is ILocalSymbol && IsUsing(facts, client))
            return true;

        foreach (var release in facts.Releases.Of(client))
        {
            var counts = release.Kind == ReleaseKind.Released || IsConditional(release.Operation);
            if (counts && Follows(facts, release.Operation, owner, after) || release.Kind == ReleaseKind.Released && IsCalledIn(facts, release.Operation, owner, after))
                return true;
        }

        // An abort leaves the client to be disposed, and ends its connect.
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Disconnect
                && SymbolEqualityComparer.Default.Equals(facts.Identities.ClientOf(use.Receiver), client)
                && (Follows(facts, use.Operation, owner, after) || IsCalledIn(facts, use.Operation, owner, after)))
                return true;
        }

        return false;
    }

    private static bool IsUsing(TypeFacts facts, ISymbol client)
    {
        foreach (var declarator in facts.Declarators)
        {
            if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, client) && TypeFacts.IsUsing(declarator))
                return true;
        }

        return false;
    }

    // Handed on where something went wrong: a clean-up, not the work that follows a connect.
    private static bool IsConditional(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is IConditionalOperation or ICatchClauseOperation)
                return true;
        }

        return false;
    }

    private static bool IsCalledIn(TypeFacts facts, IOperation release, ISymbol owner, IOperation after)
    {
        if (facts.OwnerOf(release) is not IMethodSymbol method || SymbolEqualityComparer.Default.Equals(method, owner))
            return false;

        foreach (var call in facts.CallsOf(method))
        {
            if (Follows(facts, call, owner, after))
                return true;
        }

        return false;
    }

    // What a using statement releases stands before the race in it.
    private static bool Follows(TypeFacts facts, IOperation operation, ISymbol owner, IOperation after) =>
        SymbolEqualityComparer.Default.Equals(facts.OwnerOf(operation), owner)
        && (operation.Syntax.SpanStart > after.Syntax.SpanStart || operation is not (IInvocationOperation or IObjectCreationOperation));

    /// <summary>Whether some path leads from the operation out of the function without passing one of these.</summary>
    public static bool CanLeaveWithout(ControlFlowGraph graph, SyntaxNode from, HashSet<SyntaxNode> passing)
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
