using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>
/// What a function asks more than once and does not change: whether a flag is set or a value is null. A path that found it one way finds it so again.
/// What is known on a path is a set of bits: which flags were asked, and which of them were set.
/// </summary>
internal sealed class TestedFlags
{
    // Every flag may double the paths.
    private const int MostFlags = 5;

    private readonly List<ISymbol> _flags = new();

    public TestedFlags(TypeFacts facts, ControlFlowGraph graph)
    {
        var asked = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var block in graph.Blocks)
        {
            if (block.ConditionKind != ControlFlowConditionKind.None
                && Asked(block.BranchValue) is { Flag: { } flag }
                && !asked.Add(flag)
                && IndexOf(flag) < 0
                && _flags.Count < MostFlags
                && IsStable(facts, flag))
                _flags.Add(flag);
        }
    }

    /// <summary>What is known where the condition came out so; null where it cannot.</summary>
    public (int Asked, int Set)? After((int Asked, int Set) known, IOperation? condition, bool holds)
    {
        if (_flags.Count == 0 || Asked(condition) is not { Flag: { } flag } test || IndexOf(flag) is var index && index < 0)
            return known;

        var bit = 1 << index;
        var isSet = holds == test.WhenTrue;
        if ((known.Asked & bit) != 0)
            return (known.Set & bit) != 0 == isSet ? known : null;
        return (known.Asked | bit, isSet ? known.Set | bit : known.Set);
    }

    /// <summary>What is still known after the operation: a loop declares its flag anew.</summary>
    public (int Asked, int Set) Past((int Asked, int Set) known, IOperation operation)
    {
        if (_flags.Count == 0 || operation is not ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } || IndexOf(local) is var index && index < 0)
            return known;

        var others = ~(1 << index);
        return (known.Asked & others, known.Set & others);
    }

    /// <summary>What may be known on arrival at each block that the normal course of the function reaches.</summary>
    public Dictionary<BasicBlock, HashSet<(int Asked, int Set)>> Arrivals(ControlFlowGraph graph)
    {
        var arrivals = new Dictionary<BasicBlock, HashSet<(int Asked, int Set)>>();
        var pending = new Queue<(BasicBlock Block, (int Asked, int Set) Known)>();
        if (_flags.Count > 0)
            Arrive(graph.Blocks[0], default);

        while (pending.Count > 0)
        {
            var (block, known) = pending.Dequeue();
            foreach (var operation in block.Operations)
            {
                foreach (var inner in operation.DescendantsAndSelf())
                    known = Past(known, inner);
            }

            var jumps = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            if (block.ConditionalSuccessor?.Destination is { } jump && After(known, block.BranchValue, jumps) is { } jumped)
                Arrive(jump, jumped);
            if (block.FallThroughSuccessor?.Destination is { } next && (block.ConditionKind == ControlFlowConditionKind.None ? known : After(known, block.BranchValue, !jumps)) is { } gone)
                Arrive(next, gone);
        }

        return arrivals;

        void Arrive(BasicBlock block, (int Asked, int Set) known)
        {
            if (!arrivals.TryGetValue(block, out var ways))
                arrivals.Add(block, ways = new HashSet<(int Asked, int Set)>());
            if (ways.Add(known))
                pending.Enqueue((block, known));
        }
    }

    private int IndexOf(ISymbol flag)
    {
        for (var i = 0; i < _flags.Count; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(_flags[i], flag))
                return i;
        }

        return -1;
    }

    private static (ISymbol? Flag, bool WhenTrue) Asked(IOperation? condition)
    {
        ISymbol? compared = null;
        if (condition.NullWhenTrue(value => value is not null && (compared = SymbolOf(value)) is not null) is { } nullWhenTrue)
            return (compared, nullWhenTrue);

        switch (condition?.Unwrap())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                var (flag, whenTrue) = Asked(negation.Operand);
                return (flag, !whenTrue);
            case { Type.SpecialType: SpecialType.System_Boolean } value:
                return (SymbolOf(value), true);
            default:
                return default;
        }
    }

    private static ISymbol? SymbolOf(IOperation value) => value.Unwrap() switch
    {
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter,
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => local,
        IFieldReferenceOperation { Field: { IsReadOnly: true } field, Instance: null or IInstanceReferenceOperation } => field,
        _ => null,
    };

    private static bool IsStable(TypeFacts facts, ISymbol flag)
    {
        if (flag is IFieldSymbol)
            return true;
        var writes = facts.WritesOf(flag);
        if (writes.Count > 0 && !(flag is ILocalSymbol && writes is { Count: 1 } && writes[0].Parent is IVariableInitializerOperation))
            return false;

        foreach (var reference in facts.ReferencesOf(flag))
        {
            if (reference.Parent is ICompoundAssignmentOperation or IIncrementOrDecrementOperation)
                return false;
        }

        return true;
    }
}
