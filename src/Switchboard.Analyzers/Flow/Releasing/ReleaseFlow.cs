using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>What is known of a connection at one point of a function.</summary>
internal sealed class ReleaseState
{
    /// <summary>Null on every path to here: there is nothing that could be used.</summary>
    public static readonly ReleaseState Nothing = new(null);

    /// <summary>Open, or not known.</summary>
    public static readonly ReleaseState Open = new(null);

    public ReleaseState(IInvocationOperation? by) => By = by;

    /// <summary>The call that has released it on every path to here; null where none has.</summary>
    public IInvocationOperation? By { get; }
}

/// <summary>Follows one variable through a function: on which paths is what it holds released for good?</summary>
internal sealed class ReleaseFlow : ForwardFlow<ReleaseState>
{
    public const int DeepestCall = 3;

    private readonly TypeFacts _facts;
    private readonly Variables _variables;
    private readonly ISymbol _variable;
    private readonly IOperation? _function;
    private readonly bool _othersWrite;
    private readonly int _depth;
    private readonly Dictionary<IInvocationOperation, bool> _ends = new();

    /// <param name="facts">The type.</param>
    /// <param name="graph">The graph of the function.</param>
    /// <param name="variable">The variable that holds the client, lease or channel.</param>
    /// <param name="function">The lambda or local function, or null for the member itself.</param>
    public ReleaseFlow(TypeFacts facts, ControlFlowGraph graph, ISymbol variable, IOperation? function)
        : this(facts, graph, variable, function, depth: 0)
    {
    }

    private ReleaseFlow(TypeFacts facts, ControlFlowGraph graph, ISymbol variable, IOperation? function, int depth)
        : base(graph)
    {
        _facts = facts;
        _variables = new Variables(facts, graph);
        _variable = variable;
        _function = function;
        _othersWrite = Variables.IsOfObject(variable) && _variables.IsWrittenAtWork(variable);
        _depth = depth;
    }

    /// <summary>Whether another function writes the variable, nobody can say when.</summary>
    public bool IsWrittenElsewhen
    {
        get
        {
            var writes = _facts.WritesOf(_variable);
            foreach (var write in writes)
            {
                if (write.EnclosingFunction() is { } writer && writer != _function)
                    return true;
            }

            return _variable is ILocalSymbol or IParameterSymbol && _function is not null && writes.Count > 1 && !_function.Syntax.Span.Contains(_variable.Locations[0].SourceSpan);
        }
    }

    protected override ReleaseState Entry => ReleaseState.Open;

    protected override ReleaseState Merge(ReleaseState left, ReleaseState right)
    {
        if (left == ReleaseState.Nothing)
            return right;
        if (right == ReleaseState.Nothing)
            return left;
        return left.By is null || right.By is null ? ReleaseState.Open : left;
    }

    protected override bool IsSame(ReleaseState left, ReleaseState right) =>
        left == right || left.By is not null && right.By is not null;

    protected override ReleaseState After(IOperation operation, ReleaseState state)
    {
        if (_variables.Writes(operation, _variable))
            return ReleaseState.Open;

        switch (operation)
        {
            case IInvocationOperation call:
                if (Ends(call))
                    return new ReleaseState(call);
                return IsStateQuery(call) || _othersWrite && MayReplace(call) ? ReleaseState.Open : state;
            case IPropertyReferenceOperation property:
                return IsStateQuery(property) ? ReleaseState.Open : state;
            case IAwaitOperation awaited:
                return _othersWrite && IsWaiting(awaited) ? ReleaseState.Open : state;
            default:
                return state;
        }
    }

    protected override ReleaseState Along(IOperation condition, bool holds, ReleaseState state) =>
        condition.NullWhenTrue(value => Is(_variables.Of(value))) is { } nullWhenTrue && nullWhenTrue == holds ? ReleaseState.Nothing : state;

    /// <summary>Whether the call ends what the variable holds, itself or as a method of the type does for it.</summary>
    private bool Ends(IInvocationOperation call)
    {
        // The same call is met on every path that leads to it.
        if (!_ends.TryGetValue(call, out var ends))
            _ends[call] = ends = FindEnd(call);
        return ends;
    }

    private bool FindEnd(IInvocationOperation call)
    {
        if (Is(_variables.Of(call.Receiver())) && IsFinal(_facts, call))
            return true;
        if (_facts.Model.Manager?.IsManagerCall(call.TargetMethod) == true)
            return IsGivenBack(call);
        return _depth < DeepestCall && EndsInside(call);
    }

    /// <summary>Whether the call is the end of its receiver.</summary>
    public static bool IsFinal(TypeFacts facts, IInvocationOperation call)
    {
        if (call.Receiver() is not { Type: { } type } || facts.Model.Manager?.IsManagerCall(call.TargetMethod) == true)
            return false;
        if (facts.Model.RoleOf(call.TargetMethod) is { } member)
            return member.Role == ConnectionRole.Dispose || member.Role is ConnectionRole.Disconnect or ConnectionRole.Unsubscribe && member.IsFinal;

        return Releases.IsDisposal(call.TargetMethod) && IsReleasable(facts, type);
    }

    /// <summary>Whether the call gives a client back to the manager.</summary>
    public static bool IsRelease(TypeFacts facts, IInvocationOperation call) =>
        facts.Model.Manager?.CallOf(call.TargetMethod) is ManagerCall.Releases or ManagerCall.SignsOut;

    /// <summary>Whether a value of the type has an end: a client, a channel, a lease.</summary>
    public static bool IsReleasable(TypeFacts facts, ITypeSymbol? type) =>
        type is not null && (facts.Model.IsClient(type) || facts.Model.IsChannel(type) || facts.Model.Manager?.IsLease(type) == true);

    // What the manager made goes back to it; what it did not make it leaves alone.
    private bool IsGivenBack(IInvocationOperation call)
    {
        if (!IsRelease(_facts, call))
            return false;

        foreach (var argument in call.Arguments)
        {
            if (Is(_variables.Of(argument.Value)))
                return _facts.Origins.Of(_variable) == Origin.Managed;
        }

        return false;
    }

    // await CloseAsync(); and await CloseAsync(_socket); where that releases it on every path.
    private bool EndsInside(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (method.IsVirtual || method.IsOverride || !SymbolEqualityComparer.Default.Equals(method.ContainingType, _facts.Type.OriginalDefinition))
            return false;
        if (method.IsAsync && call.Consumer() is not null && !IsWaitedFor(call))
            return false;
        if (InsideOf(call) is not { } inside || _facts.BodyOf(method) is not { } body || _facts.GraphOf(body.Root.Root()) is not { } graph)
            return false;

        var flow = new ReleaseFlow(_facts, graph, inside, function: null, _depth + 1);
        return !flow.IsWrittenElsewhen && flow.AtExit() is { By: not null };
    }

    /// <summary>Under which name the method that is called knows what the variable holds.</summary>
    private ISymbol? InsideOf(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.None } parameter && Is(_variables.Of(argument.Value)))
                return parameter.OriginalDefinition;
        }

        return Variables.IsOfObject(_variable) && call.IsOnThis() ? _variable : null;
    }

    private static bool IsWaitedFor(IOperation call)
    {
        for (var parent = call.Parent; parent is IConversionOperation or IInvocationOperation or IAwaitOperation; parent = parent.Parent)
        {
            if (parent is IAwaitOperation || parent.BlocksOnTask())
                return true;
        }

        return false;
    }

    // Whoever asks for the state acts upon it; only to show it, it is handed to a call.
    private bool IsStateQuery(IOperation operation)
    {
        ISymbol asked = operation is IInvocationOperation call ? call.TargetMethod : ((IPropertyReferenceOperation)operation).Property;
        if (_facts.Model.RoleOf(asked) is not { Role: ConnectionRole.State } || operation.Consumer() is IArgumentOperation)
            return false;

        foreach (var link in _variables.ChainOf(operation.Receiver()))
        {
            if (Is(link))
                return true;
        }

        return false;
    }

    // A field that other members set: their code, a delegate and whoever knows this object may run them, and others do while the thread waits.
    private bool MayReplace(IInvocationOperation call)
    {
        if (_facts.Model.RoleOf(call.TargetMethod) is not null || _facts.Model.Manager?.IsManagerCall(call.TargetMethod) == true)
            return false;
        if (call.TargetMethod.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction || call.Instance?.Unwrap() is IInstanceReferenceOperation)
            return true;
        if (Model.FrameworkSymbols.Is(_facts.Type, call.TargetMethod.ContainingType) || call.TargetMethod.IsIn("System.Threading"))
            return true;
        if (call.BlocksOnTask())
            return IsWaiting(call.Instance ?? call);

        return GivesThis(call.Arguments) || KnowsThis(call.Instance);
    }

    // _renewer = new Renewer(this)
    private bool KnowsThis(IOperation? instance)
    {
        if (instance?.Unwrap() is IObjectCreationOperation creation)
            return GivesThis(creation.Arguments);
        if (_variables.Of(instance) is not { } holder)
            return false;

        foreach (var write in _facts.WritesOf(holder))
        {
            if (write.Unwrap() is IObjectCreationOperation made && GivesThis(made.Arguments))
                return true;
        }

        return false;
    }

    private static bool GivesThis(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value.Unwrap() is IInstanceReferenceOperation or IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation or IMethodReferenceOperation)
                return true;
        }

        return false;
    }

    // While something else is waited for, other members run.
    private bool IsWaiting(IOperation awaited) =>
        awaited.Unwrap() is not IInvocationOperation call
        || _facts.Model.RoleOf(call.TargetMethod) is null && _facts.Model.Manager?.IsManagerCall(call.TargetMethod) != true && !Ends(call);

    private bool Is(ISymbol? symbol) => SymbolEqualityComparer.Default.Equals(symbol, _variable);
}
