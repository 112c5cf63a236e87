using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is there a path from the creation of a local to the end of the method on which it is not released?</summary>
internal sealed class ReleasePaths
{
    private readonly ControlFlowGraph _graph;
    private readonly ILocalSymbol _local;
    private readonly SyntaxNode _creation;
    private readonly HashSet<SyntaxNode> _ends;
    private readonly HashSet<CaptureId> _captures = new();
    private readonly TestedFlags _flags;
    private readonly Queue<(BasicBlock Block, (int Asked, int Set) Known)> _pending = new();
    private readonly HashSet<(BasicBlock Block, (int Asked, int Set) Known)> _seen = new();

    /// <param name="graph">The graph of the function that declares the local.</param>
    /// <param name="local">The local.</param>
    /// <param name="creation">The syntax of the value that is assigned to it.</param>
    /// <param name="ends">The syntax of what releases the local or hands it on.</param>
    /// <param name="flags">What the function asks more than once.</param>
    public ReleasePaths(ControlFlowGraph graph, ILocalSymbol local, SyntaxNode creation, HashSet<SyntaxNode> ends, TestedFlags flags)
    {
        _graph = graph;
        _local = local;
        _creation = creation;
        _ends = ends;
        _flags = flags;
        FindCaptures();
    }

    /// <summary>The assignment that overwrites the local while it is open, where that is how it is lost.</summary>
    public SyntaxNode? OverwrittenBy { get; private set; }

    public bool Leaks()
    {
        var arrivals = _flags.Arrivals(_graph);
        foreach (var block in _graph.Blocks)
        {
            if (!block.IsReachable || !Creates(block))
                continue;

            // What only exceptions reach is reached knowing nothing.
            if (!arrivals.TryGetValue(block, out var ways))
                ways = new HashSet<(int Asked, int Set)> { default };
            foreach (var known in ways)
            {
                if (Walk(block, known, open: false))
                    return true;
            }
        }

        while (_pending.Count > 0)
        {
            var (block, known) = _pending.Dequeue();
            if (Walk(block, known, open: true))
                return true;
        }

        return false;
    }

    // Goes through one block; true where the local is lost in it.
    private bool Walk(BasicBlock block, (int Asked, int Set) known, bool open)
    {
        foreach (var operation in block.InOrder())
        {
            known = _flags.Past(known, operation);
            if (open && Follow(operation, block, known, ref open))
                return true;
            if (Creates(operation) && !Ends(operation))
                open = true;
        }

        return open && Leave(block, known);
    }

    private bool Creates(BasicBlock block)
    {
        foreach (var operation in block.InOrder())
        {
            if (Creates(operation))
                return true;
        }

        return false;
    }

    // Goes over one operation while the local is open; true where it is lost.
    private bool Follow(IOperation operation, BasicBlock block, (int Asked, int Set) known, ref bool open)
    {
        if (Ends(operation))
        {
            open = false;
            return false;
        }

        if (Overwrites(operation) && !IsMadeOfItself((ISimpleAssignmentOperation)operation))
        {
            if (!((ISimpleAssignmentOperation)operation).Value.IsNull() && !Declares(operation))
                OverwrittenBy = operation.Syntax;
            return true;
        }

        if (MayThrow(operation))
            EnterHandlers(block.EnclosingRegion, known);
        if (DeadEnds.IsOne(operation))
            open = false;
        return false;
    }

    private bool Leave(BasicBlock block, (int Asked, int Set) known)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None)
            return block.FallThroughSuccessor is { } only && Take(only, block, known);

        var never = NeverWhileOpen(block.BranchValue);
        var jumps = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        return block.ConditionalSuccessor is { } jump && never != jumps && _flags.After(known, block.BranchValue, jumps) is { } jumped && Take(jump, block, jumped)
            || block.FallThroughSuccessor is { } next && never != !jumps && _flags.After(known, block.BranchValue, !jumps) is { } gone && Take(next, block, gone);
    }

    // What the condition cannot be: a constant is not its opposite, and what is open is not null.
    private bool? NeverWhileOpen(IOperation? condition) =>
        condition?.ConstantValue is { HasValue: true, Value: bool constant } ? !constant : condition.NullWhenTrue(IsLocal);

    private bool Take(ControlFlowBranch branch, BasicBlock from, (int Asked, int Set) known)
    {
        foreach (var region in branch.FinallyRegions)
        {
            if (EndsIn(region))
                return false;
        }

        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow or ControlFlowBranchSemantics.Error:
                // What a handler throws is the exception that it caught, told in other words.
                if (branch.Semantics != ControlFlowBranchSemantics.Throw || IsInHandler(from.EnclosingRegion) || EndsInFinallyAround(from.EnclosingRegion))
                    return false;
                return !EnterHandlers(from.EnclosingRegion, known, from.BranchValue?.Unwrap().Type);
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                return false;
        }

        if (branch.Destination is not { } destination)
            return false;
        if (destination.Kind == BasicBlockKind.Exit)
            return true;

        Enqueue(destination, known);
        return false;
    }

    // An exception in a try block goes on in its handlers; true where one of them takes every exception, or the one that is thrown.
    private bool EnterHandlers(ControlFlowRegion region, (int Asked, int Set) known, ITypeSymbol? thrown = null)
    {
        for (var candidate = region; candidate is not null; candidate = candidate.Around())
        {
            if (candidate.Kind != ControlFlowRegionKind.Try || candidate.Around() is not { } whole)
                continue;

            if (whole.Kind == ControlFlowRegionKind.TryAndFinally && whole.NestedRegions.Length > 1 && EndsIn(whole.NestedRegions[1]))
                return true;

            if (whole.Kind != ControlFlowRegionKind.TryAndCatch)
                continue;

            var takesAll = false;
            foreach (var handler in whole.NestedRegions)
            {
                if (handler.Kind is not (ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler))
                    continue;
                Enqueue(_graph.Blocks[handler.FirstBlockOrdinal], known);
                takesAll |= handler.Kind == ControlFlowRegionKind.Catch && (handler.TakesEverything() || FrameworkSymbols.Is(thrown, handler.ExceptionType as INamedTypeSymbol));
            }

            if (takesAll)
                return true;
        }

        return false;
    }

    private void Enqueue(BasicBlock block, (int Asked, int Set) known)
    {
        if (_seen.Add((block, known)))
            _pending.Enqueue((block, known));
    }

    private static bool IsInHandler(ControlFlowRegion region)
    {
        for (var candidate = region; candidate is not null; candidate = candidate.Around())
        {
            if (candidate.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                return true;
        }

        return false;
    }

    private bool EndsInFinallyAround(ControlFlowRegion region)
    {
        for (var candidate = region; candidate is not null; candidate = candidate.Around())
        {
            if (candidate is { Kind: ControlFlowRegionKind.TryAndFinally, NestedRegions.Length: > 1 } && EndsIn(candidate.NestedRegions[1]))
                return true;
        }

        return false;
    }

    private bool EndsIn(ControlFlowRegion region)
    {
        for (var ordinal = region.FirstBlockOrdinal; ordinal <= region.LastBlockOrdinal; ordinal++)
        {
            foreach (var operation in _graph.Blocks[ordinal].InOrder())
            {
                if (Ends(operation))
                    return true;
            }
        }

        return false;
    }

    private bool Creates(IOperation operation) =>
        operation is ISimpleAssignmentOperation assignment && IsLocal(assignment.Target) && assignment.Value.Syntax.Span.IntersectsWith(_creation.Span);

    private bool Overwrites(IOperation operation) =>
        operation is ISimpleAssignmentOperation assignment && IsLocal(assignment.Target);

    // hub = hub ?? throw …
    private bool IsMadeOfItself(ISimpleAssignmentOperation assignment)
    {
        foreach (var node in assignment.Value.Syntax.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == _local.Name)
                return true;
        }

        return false;
    }

    // Back at its declaration a loop begins a new local, and the one before is out of scope.
    private bool Declares(IOperation assignment) => assignment.Syntax.Span.Contains(_local.Locations[0].SourceSpan);

    private bool Ends(IOperation operation) => _ends.Contains(operation.Syntax);

    private static bool MayThrow(IOperation operation) => operation is IInvocationOperation or IAwaitOperation or IObjectCreationOperation or IThrowOperation;

    private bool IsLocal(IOperation? operation) =>
        operation?.Unwrap() is { } value
        && (value is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, _local)
            || value is IFlowCaptureReferenceOperation capture && _captures.Contains(capture.Id));

    private void FindCaptures()
    {
        foreach (var block in _graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                if (operation is IFlowCaptureOperation capture && capture.Value.Unwrap() is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, _local))
                    _captures.Add(capture.Id);
            }
        }
    }
}
