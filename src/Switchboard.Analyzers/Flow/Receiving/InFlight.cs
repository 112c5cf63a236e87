using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Two transfers of which the second can start before the first has ended.</summary>
internal sealed class Overlap
{
    public Overlap(Transfer later, Transfer earlier)
    {
        Later = later;
        Earlier = earlier;
    }

    public Transfer Later { get; }

    public Transfer Earlier { get; }
}

/// <summary>Follows the tasks of one function: which transfers may still be under way at each of its points?</summary>
internal sealed class InFlight : ForwardFlow<InFlight.Airborne>
{
    private const int DeepestCall = 2;

    private readonly TypeFacts _facts;
    private readonly IReadOnlyList<Flight> _flights;
    private readonly Variables _variables;
    private readonly ulong _continued;

    public InFlight(TypeFacts facts, ControlFlowGraph graph, IReadOnlyList<Flight> flights)
        : base(graph)
    {
        _facts = facts;
        _variables = new Variables(facts, graph);
        _flights = flights;
        for (var index = 0; index < flights.Count; index++)
        {
            if (flights[index].IsContinued)
                _continued |= 1UL << index;
        }
    }

    /// <summary>The flights that may be under way, a bit for each.</summary>
    internal sealed class Airborne
    {
        public Airborne(ulong flights) => Flights = flights;

        public ulong Flights { get; }
    }

    public IEnumerable<Overlap> Overlaps()
    {
        var overlaps = new List<Overlap>();
        Visit((operation, state) =>
        {
            if (operation is IInvocationOperation call && IndexOf(operation) is >= 0 and var index)
                AddOverlaps(overlaps, _flights[index], Within(call, state));
        });
        return overlaps;
    }

    protected override Airborne Entry { get; } = new(0);

    protected override Airborne Merge(Airborne left, Airborne right) => new(left.Flights | right.Flights);

    protected override bool IsSame(Airborne left, Airborne right) => left.Flights == right.Flights;

    // Where nothing is under way, only a call changes that.
    protected override Airborne After(IOperation operation, Airborne state) =>
        state.Flights == 0 && operation.Kind != OperationKind.Invocation ? state : Behind(operation, state);

    private Airborne Behind(IOperation operation, Airborne state)
    {
        if (operation is IInvocationOperation inner)
            state = Within(inner, state);
        if ((state.Flights & _continued) != 0 && MayWait(operation, 0))
            state = new Airborne(state.Flights & ~_continued);
        switch (operation)
        {
            case IAwaitOperation { Operation: var awaited }:
                return IsFirstOfSeveral(awaited) ? state : Land(state, flight => operation.Syntax.Span.Contains(flight.Call.Syntax.Span));
            case IInvocationOperation or IPropertyReferenceOperation when operation.BlocksOnTask():
                return Land(state, flight => operation.Syntax.Span.Contains(flight.Call.Syntax.Span));
            // What was cancelled or aborted ends by itself, by a type of the user's, too: here a name is enough.
            case IInvocationOperation { TargetMethod.Name: "Cancel" or "CancelAsync" or "Abort" or "Dispose" }:
                return Entry;
            case IInvocationOperation { TargetMethod: var method } when method.OfTask() == TaskMember.Gathers:
                return Land(state, flight => flight.Gathering == operation.Syntax);
            case IInvocationOperation when IndexOf(operation) is >= 0 and var index && _flights[index].Stays:
                return new Airborne(state.Flights | 1UL << index);
            case ILocalReferenceOperation { Local: var local } when state.Flights != 0 && !OnlyMentions(operation, local):
                return Land(state, flight => Same(flight.Holder, local) || flight.Holder is { } holder && IsFirstOf(local, holder));
            case IFieldReferenceOperation { Field: var field } when state.Flights != 0 && !OnlyMentions(operation, field):
                return Land(state, flight => Same(flight.Holder, field));
            case IFlowAnonymousFunctionOperation { Symbol: var lambda }:
                return Land(state, flight => flight.Holder is not null && IsCapturedBy(lambda, flight.Holder));
            // Another connection in the same variable.
            case IAssignmentOperation or IArgumentOperation or IPatternOperation:
                return Land(state, flight => flight.Transfers.Any(transfer => _variables.Writes(operation, transfer.Connection)));
            default:
                return state;
        }
    }

    // For whatever it is: what continues a flight may set it.
    private bool MayWait(IOperation operation, int depth)
    {
        if (operation is not IInvocationOperation call)
            return operation is IAwaitOperation;
        if (call.BlocksOnTask() || Pauses.IsPause(_facts, call) || call.TargetMethod.Name.StartsWith("Wait", StringComparison.Ordinal))
            return true;
        if (depth == DeepestCall || _facts.CodeOf(call.TargetMethod) is not { } code)
            return false;

        foreach (var inner in code.Descendants())
        {
            if (MayWait(inner, depth + 1))
                return true;
        }

        return false;
    }

    // await StopAsync(), which waits for the task that a field holds.
    private Airborne Within(IInvocationOperation call, Airborne state) =>
        Land(state, flight => flight.Holder is IFieldSymbol field && Reads(call.TargetMethod, field, new HashSet<ISymbol>(SymbolEqualityComparer.Default)));

    // The one that was first is over: if (await Task.WhenAny(reading, delay) == reading).
    protected override Airborne Along(IOperation condition, bool holds, Airborne state)
    {
        // What continues a flight may set what is asked; whether there is another element it does not say.
        if ((state.Flights & _continued) != 0 && condition is not IInvocationOperation { TargetMethod.Name: "MoveNext", IsImplicit: true })
            state = new Airborne(state.Flights & ~_continued);
        if (condition is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison)
            return state;

        var left = _variables.TargetOf(comparison.LeftOperand);
        var right = _variables.TargetOf(comparison.RightOperand);
        return holds == (comparison.OperatorKind == BinaryOperatorKind.Equals)
            ? Land(state, flight => flight.Holder is { } holder && (Same(left, holder) || Same(right, holder)))
            // Nor was it the other: if (first == delay) return;
            : Land(state, flight => flight.Holder is { } holder && !Same(left, holder) && !Same(right, holder) && (IsFirstOf(left, holder) || IsFirstOf(right, holder)));
    }

    private void AddOverlaps(List<Overlap> overlaps, Flight starting, Airborne state)
    {
        for (var i = 0; i < _flights.Count; i++)
        {
            if ((state.Flights & 1UL << i) == 0)
                continue;
            foreach (var later in starting.Transfers)
            {
                foreach (var earlier in _flights[i].Transfers)
                {
                    if (later.Excludes(earlier))
                        overlaps.Add(new Overlap(later, earlier));
                }
            }
        }
    }

    private Airborne Land(Airborne state, Func<Flight, bool> hasEnded)
    {
        if (state.Flights == 0)
            return state;

        var left = state.Flights;
        for (var i = 0; i < _flights.Count; i++)
        {
            if ((left & 1UL << i) != 0 && hasEnded(_flights[i]))
                left &= ~(1UL << i);
        }

        return left == state.Flights ? state : new Airborne(left);
    }

    private int IndexOf(IOperation operation)
    {
        for (var i = 0; i < _flights.Count; i++)
        {
            if (_flights[i].Call.Syntax == operation.Syntax)
                return i;
        }

        return -1;
    }

    private static bool IsFirstOfSeveral(IOperation awaited) => awaited.Unwrap() is IInvocationOperation call && IsWhenAny(call);

    // var first = await Task.WhenAny(reading, delay); … await first
    private bool IsFirstOf(ISymbol? local, ISymbol holder)
    {
        if (local is not ILocalSymbol)
            return false;

        foreach (var write in _facts.WritesOf(local))
        {
            if (write.Unwrap() is not IInvocationOperation race || !IsWhenAny(race))
                continue;
            foreach (var operation in race.Descendants())
            {
                if (operation is ILocalReferenceOperation racing && Same(racing.Local, holder) || operation is IFieldReferenceOperation field && Same(field.Field, holder))
                    return true;
            }
        }

        return false;
    }

    private static bool IsWhenAny(IInvocationOperation call) => call.TargetMethod.OfTask() == TaskMember.Races;

    // Writing it, adding to it, comparing it or racing it says nothing of its end; anything else may wait for it.
    private bool OnlyMentions(IOperation reference, ISymbol holder)
    {
        // As it stands in the code: the graph may read it ahead of the call that it is for.
        foreach (var written in _facts.ReferencesOf(holder))
        {
            if (written.Syntax == reference.Syntax)
                return OnlyMentions(written);
        }

        return OnlyMentions(reference);
    }

    private static bool OnlyMentions(IOperation reference)
    {
        var child = reference;
        for (var parent = reference.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or IArgumentOperation:
                    continue;
                case ISimpleAssignmentOperation assignment:
                    return assignment.Target == child;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
                    return true;
                case IInvocationOperation call:
                    return IsWhenAny(call) || call.TargetMethod.Name == "Add" && call.Instance == child;
                default:
                    return false;
            }
        }

        return false;
    }

    // What a delegate reads nobody knows.
    private bool Reads(IMethodSymbol method, IFieldSymbol field, HashSet<ISymbol> seen)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return true;
        method = method.OriginalDefinition;
        if (!seen.Add(method) || _facts.CodeOf(method) is not { } code)
            return false;

        foreach (var operation in code.Descendants())
        {
            if (operation is IFieldReferenceOperation reference && Same(reference.Field, field) && !OnlyMentions(reference)
                || operation is IInvocationOperation call && Reads(call.TargetMethod, field, seen))
                return true;
        }

        return false;
    }

    private static bool IsCapturedBy(IMethodSymbol lambda, ISymbol local)
    {
        foreach (var reference in lambda.DeclaringSyntaxReferences)
        {
            foreach (var token in reference.GetSyntax().DescendantTokens())
            {
                if (token.ValueText == local.Name)
                    return true;
            }
        }

        return false;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
