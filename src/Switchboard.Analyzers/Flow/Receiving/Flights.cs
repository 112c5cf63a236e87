using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>A send or receive of which a connection allows one at a time.</summary>
internal sealed class Transfer
{
    public Transfer(ConnectionUse use, ISymbol connection, bool isQueued)
    {
        Use = use;
        Connection = connection;
        IsQueued = isQueued;
    }

    public ConnectionUse Use { get; }

    /// <summary>The variable that holds the connection, as the function knows it that starts the transfer.</summary>
    public ISymbol Connection { get; }

    /// <summary>Whether it takes its turn in a queue, which whoever does not put anything there need not wait for.</summary>
    public bool IsQueued { get; }

    public bool Excludes(Transfer other) => Use.Role == other.Use.Role && SymbolEqualityComparer.Default.Equals(Connection, other.Connection) && !IsApart(other);

    // A queue may be empty until what is sent once beside it is over; what is sent again and again meets it.
    private bool IsApart(Transfer other) => IsQueued ? other.IsQueued || !other.Use.Operation.MayComeAgain() : other.IsQueued && !Use.Operation.MayComeAgain();
}

/// <summary>A call after which transfers are under way until its task has ended.</summary>
internal sealed class Flight
{
    public Flight(IInvocationOperation call, IReadOnlyList<Transfer> transfers)
    {
        Call = call;
        Transfers = transfers;
        (Stays, Holder, Gathering) = Fate(call);
        IsContinued = HasContinuation(call);
    }

    public IInvocationOperation Call { get; }

    public IReadOnlyList<Transfer> Transfers { get; }

    /// <summary>Whether it is under way behind the call, as far as this function says. What is given away may be waited for elsewhere.</summary>
    public bool Stays { get; }

    /// <summary>The local or field that holds its task, or the local that holds a collection of tasks; null where nothing here does.</summary>
    public ISymbol? Holder { get; }

    /// <summary>The WhenAll that is given away together with this task: until then it is under way, behind it nobody here can say.</summary>
    public SyntaxNode? Gathering { get; }

    /// <summary>Whether something is done when it has ended, which may tell somebody who waits for it.</summary>
    public bool IsContinued { get; }

    private static bool HasContinuation(IOperation task)
    {
        var child = task;
        for (var parent = task.Parent; parent is IInvocationOperation call && call.Instance == child; child = parent, parent = parent.Parent)
        {
            if (call.TargetMethod.OfTask() == TaskMember.Continues)
                return true;
        }

        return false;
    }

    // What becomes of the task, or of what continues it.
    private static (bool Stays, ISymbol? Holder, SyntaxNode? Gathering) Fate(IOperation task)
    {
        SyntaxNode? gathering = null;
        var child = task;
        for (var parent = task.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation or IArgumentOperation:
                case IInvocationOperation call when call.Instance == child && call.TargetMethod.OfTask() is TaskMember.Wraps or TaskMember.Continues:
                case var other when other.Kind == OperationExtensions.CollectionExpression:
                    continue;
                case IInvocationOperation all when all.TargetMethod.OfTask() == TaskMember.Gathers:
                    gathering = parent.Syntax;
                    continue;
                // The first to end is waited for, not this one.
                case IInvocationOperation any when any.TargetMethod.OfTask() == TaskMember.Races:
                case IAwaitOperation or IExpressionStatementOperation:
                case IInvocationOperation or IPropertyReferenceOperation when parent.BlocksOnTask():
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return (true, null, null);
                case IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation list }:
                    return (true, list.Local, null);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return (true, declarator.Symbol, null);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local }:
                    return (true, local.Local, null);
                // Whoever else is to wait for it gets at the object after this function has gone on.
                case ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: { DeclaredAccessibility: Accessibility.Private } field } }:
                    return (true, field, null);
                default:
                    return (gathering is not null, null, gathering);
            }
        }

        return (gathering is not null, null, gathering);
    }
}

/// <summary>Answers: which transfers does a call start?</summary>
internal sealed class Flights
{
    private readonly TypeFacts _facts;
    private readonly Variables _variables;
    private readonly Dictionary<ISymbol, List<Transfer>> _ofMethods = new(SymbolEqualityComparer.Default);

    public Flights(TypeFacts facts)
    {
        _facts = facts;
        _variables = new Variables(facts);
    }

    /// <summary>The calls of a function that start transfers.</summary>
    public List<Flight> Of(ISymbol owner, IOperation? function)
    {
        var flights = new List<Flight>();
        foreach (var call in _facts.Invocations)
        {
            if (call.EnclosingFunction() == function && SymbolEqualityComparer.Default.Equals(_facts.OwnerOf(call), owner) && TransfersOf(call) is { Count: > 0 } transfers)
                flights.Add(new Flight(call, transfers));
        }

        return flights;
    }

    /// <summary>The sends and receives that stand in a function itself and that nothing makes take turns.</summary>
    public IEnumerable<Transfer> In(Func<ConnectionUse, bool> stands) => InAnyTurn(stands).Where(static transfer => !transfer.IsQueued);

    // With those that only a queue makes take turns.
    private IEnumerable<Transfer> InAnyTurn(Func<ConnectionUse, bool> stands)
    {
        foreach (var use in _facts.Uses)
        {
            if (!use.Member.IsOneAtATime || !stands(use) || IsOwnOverride(use.Symbol) || _variables.Of(use.Receiver) is not { } connection)
                continue;
            var isInTurn = Serialization.Guards(_facts, use.Operation);
            if (!isInTurn || !Serialization.GuardsFromAll(_facts, use.Operation))
                yield return new Transfer(use, connection, isQueued: isInTurn);
        }
    }

    // What a socket of the user's own does in its override, it may do in turn.
    private static bool IsOwnOverride(ISymbol member) => member is { IsOverride: true, DeclaringSyntaxReferences.IsEmpty: false };

    private List<Transfer> TransfersOf(IInvocationOperation call)
    {
        var transfers = new List<Transfer>();
        if (_facts.Model.RoleOf(call.TargetMethod) is { } member)
        {
            if (member.IsOneAtATime)
                transfers.AddRange(InAnyTurn(use => use.Operation == call));
            return transfers;
        }

        if (IsStartOfTask(call))
        {
            foreach (var argument in call.Arguments)
                AddDelegate(transfers, argument.Value.Unwrap());
        }
        else if (IsOwn(call.TargetMethod) && (call.TargetMethod.IsAsync || !call.TargetMethod.ReturnsVoid))
        {
            AddMethod(transfers, call.TargetMethod, call);
        }

        return transfers;
    }

    private static bool IsStartOfTask(IInvocationOperation call) => call.TargetMethod.OfTask() is TaskMember.Runs or TaskMember.Starts || Runners.QueueWork(call.TargetMethod);

    private bool IsOwn(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        || method is { IsVirtual: false, IsOverride: false, IsAbstract: false } && SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, _facts.Type.OriginalDefinition);

    private void AddDelegate(List<Transfer> transfers, IOperation value)
    {
        switch (value)
        {
            case IAnonymousFunctionOperation lambda:
                AddFunction(transfers, lambda);
                break;
            case IMethodReferenceOperation reference when IsOwn(reference.Method):
                AddMethod(transfers, reference.Method, null);
                break;
        }
    }

    private void AddFunction(List<Transfer> transfers, IOperation function)
    {
        foreach (var call in _facts.Invocations)
        {
            if (call.EnclosingFunction() == function)
                AddVisible(transfers, TransfersOf(call), function.Syntax);
        }
    }

    // What the function declares itself nobody else has.
    private static void AddVisible(List<Transfer> transfers, List<Transfer> inner, SyntaxNode function)
    {
        foreach (var transfer in inner)
        {
            if (transfer.Connection is IFieldSymbol or IPropertySymbol || !function.Span.Contains(transfer.Connection.Locations[0].SourceSpan))
                transfers.Add(transfer);
        }
    }

    private void AddMethod(List<Transfer> transfers, IMethodSymbol method, IInvocationOperation? call)
    {
        foreach (var transfer in OfMethod(method.OriginalDefinition))
        {
            if (OutsideOf(transfer.Connection, method, call) is { } connection)
                transfers.Add(new Transfer(transfer.Use, connection, transfer.IsQueued));
        }
    }

    private List<Transfer> OfMethod(IMethodSymbol method)
    {
        if (_ofMethods.TryGetValue(method, out var known))
            return known;

        // A method that calls itself adds nothing by that.
        var transfers = _ofMethods[method] = new List<Transfer>();
        foreach (var inner in _facts.Invocations)
        {
            if (IsIn(inner, method))
                transfers.AddRange(TransfersOf(inner));
        }

        return transfers;
    }

    private bool IsIn(IOperation operation, IMethodSymbol method) => operation.EnclosingFunction() switch
    {
        ILocalFunctionOperation local => SymbolEqualityComparer.Default.Equals(local.Symbol, method.OriginalDefinition),
        null => SymbolEqualityComparer.Default.Equals(_facts.OwnerOf(operation), method.OriginalDefinition),
        _ => false,
    };

    /// <summary>Under which name the caller knows a connection of the method.</summary>
    private ISymbol? OutsideOf(ISymbol connection, IMethodSymbol method, IInvocationOperation? call)
    {
        switch (connection)
        {
            case IFieldSymbol or IPropertySymbol:
                return connection.IsStatic || call is null || call.Instance is null || call.Instance.Unwrap() is IInstanceReferenceOperation ? connection : null;
            case IParameterSymbol parameter when SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method.OriginalDefinition):
                return call?.Arguments.ValueOf(parameter) is { } given ? _variables.Of(given) : null;
            default:
                // A local of the method is its own; what a local function captures is its caller's too.
                return SymbolEqualityComparer.Default.Equals(connection.ContainingSymbol, method.OriginalDefinition) ? null : connection;
        }
    }
}
