using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>Carries a state forward through a control-flow graph until it settles: along branches, through finally blocks, into handlers.</summary>
internal abstract class ForwardFlow<TState>
    where TState : class
{
    private readonly ControlFlowGraph _graph;
    // A block is passed until its state settles, and then shown.
    private readonly IOperation[][]?[] _statements;

    protected ForwardFlow(ControlFlowGraph graph)
    {
        _graph = graph;
        _statements = new IOperation[graph.Blocks.Length][][];
    }

    /// <summary>The state at the beginning of the function.</summary>
    protected abstract TState Entry { get; }

    /// <summary>What is known where two paths meet.</summary>
    protected abstract TState Merge(TState left, TState right);

    protected abstract bool IsSame(TState left, TState right);

    /// <summary>The state after one operation; inner operations come before the outer one.</summary>
    protected abstract TState After(IOperation operation, TState state);

    /// <summary>The state where the condition was found to hold, or not to hold.</summary>
    protected abstract TState Along(IOperation condition, bool holds, TState state);

    /// <summary>Shows every operation that is reached, with the state before it.</summary>
    public void Visit(Action<IOperation, TState> visit)
    {
        var arrived = Settle(new Run(this, region: null), _graph.Blocks[0], Entry).Arrived;
        foreach (var block in _graph.Blocks)
        {
            if (!arrived.TryGetValue(block, out var state))
                continue;
            foreach (var statement in StatementsOf(block))
            {
                foreach (var operation in statement)
                {
                    visit(operation, state);
                    state = After(operation, state);
                }
            }
        }
    }

    /// <summary>The state in which the function returns; null where it never does.</summary>
    public TState? AtExit() =>
        Settle(new Run(this, region: null), _graph.Blocks[0], Entry).Arrived.TryGetValue(_graph.Blocks[_graph.Blocks.Length - 1], out var state) ? state : null;

    private Run Settle(Run run, BasicBlock first, TState entry)
    {
        run.Arrive(first, entry);
        while (run.Pending.Count > 0)
            Pass(run, run.Pending.Dequeue());
        return run;
    }

    private void Pass(Run run, BasicBlock block)
    {
        var state = run.Arrived[block];
        foreach (var statement in StatementsOf(block))
        {
            EnterHandlers(run, block.EnclosingRegion, state);
            foreach (var operation in statement)
                state = After(operation, state);
        }

        EnterHandlers(run, block.EnclosingRegion, state);
        Leave(run, block, state);
    }

    private IOperation[][] StatementsOf(BasicBlock block) => _statements[block.Ordinal] ??= block.Statements();

    private void Leave(Run run, BasicBlock block, TState state)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
        {
            Take(run, block, block.FallThroughSuccessor, state);
            return;
        }

        bool? always = condition.ConstantValue is { HasValue: true, Value: bool constant } ? constant : null;
        var whenJumping = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (always != !whenJumping)
            Take(run, block, block.ConditionalSuccessor, Along(condition, whenJumping, state));
        if (always != whenJumping)
            Take(run, block, block.FallThroughSuccessor, Along(condition, !whenJumping, state));
    }

    private void Take(Run run, BasicBlock from, ControlFlowBranch? branch, TState state)
    {
        if (branch is null)
            return;

        var carried = state;
        foreach (var region in branch.FinallyRegions)
        {
            if (Through(region, carried) is not { } after)
                return;
            carried = after;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            run.Leave(from, carried);
        else if (branch.Destination is { } destination)
            run.Arrive(destination, carried);
    }

    // The state behind a finally block, or null where none gets behind it.
    private TState? Through(ControlFlowRegion region, TState state) =>
        Settle(new Run(this, region), _graph.Blocks[region.FirstBlockOrdinal], state).End;

    // Whatever a block does may throw; the exception goes outwards until somebody takes it. Behind the root of a lambda's graph is another graph.
    private void EnterHandlers(Run run, ControlFlowRegion region, TState state)
    {
        for (var candidate = region; candidate is not null && candidate != run.Region; candidate = candidate.Around())
        {
            if (candidate.Kind != ControlFlowRegionKind.Try || candidate.Around() is not { } whole)
                continue;

            if (whole.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                // A finally block that nothing reaches is left out of the graph.
                if (whole.NestedRegions.Length < 2)
                    continue;
                run.Arrive(_graph.Blocks[whole.NestedRegions[1].FirstBlockOrdinal], state);
                if (Through(whole.NestedRegions[1], state) is not { } after)
                    return;
                state = after;
            }
            else
            {
                EnterCatches(run, whole, state);
            }
        }
    }

    // Where one of them takes every exception, too, it goes on outwards: its own code may throw in the same state.
    private void EnterCatches(Run run, ControlFlowRegion whole, TState state)
    {
        foreach (var handler in whole.NestedRegions)
        {
            if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                run.Arrive(_graph.Blocks[handler.FirstBlockOrdinal], state);
        }
    }

    /// <summary>One pass over the whole function, or over one finally block.</summary>
    private sealed class Run
    {
        private readonly ForwardFlow<TState> _flow;

        public Run(ForwardFlow<TState> flow, ControlFlowRegion? region)
        {
            _flow = flow;
            Region = region;
        }

        /// <summary>The finally block, or null for the function.</summary>
        public ControlFlowRegion? Region { get; }

        public Dictionary<BasicBlock, TState> Arrived { get; } = new();

        public Queue<BasicBlock> Pending { get; } = new();

        /// <summary>The state in which the finally block is left.</summary>
        public TState? End { get; private set; }

        public void Arrive(BasicBlock block, TState state)
        {
            if (Region is not null && (block.Ordinal < Region.FirstBlockOrdinal || block.Ordinal > Region.LastBlockOrdinal))
                return;

            if (Arrived.TryGetValue(block, out var before))
            {
                state = _flow.Merge(before, state);
                if (_flow.IsSame(before, state))
                    return;
            }

            Arrived[block] = state;
            Pending.Enqueue(block);
        }

        /// <summary>The end of a finally block was reached: of this one, or of one within.</summary>
        public void Leave(BasicBlock block, TState state)
        {
            var region = block.EnclosingRegion;
            while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
                region = region.Around();
            if (region == Region)
                End = End is null ? state : _flow.Merge(End, state);
        }
    }
}
