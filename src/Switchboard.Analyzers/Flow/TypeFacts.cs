using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>An index over all code of one type that uses a connection, filled by one walk and asked by every rule.</summary>
internal sealed class TypeFacts
{
    private static readonly List<IOperation> s_none = new();

    private readonly Dictionary<ISymbol, List<IOperation>> _writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _returns = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, MemberBody> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, ISymbol> _owners = new();
    private readonly List<ConnectionUse> _uses = new();
    private readonly List<IInvocationOperation> _managerCalls = new();
    private readonly List<IInvocationOperation> _invocations = new();
    private readonly List<IMethodReferenceOperation> _methodReferences = new();
    private readonly List<IObjectCreationOperation> _creations = new();
    private readonly List<IAnonymousFunctionOperation> _lambdas = new();
    private readonly List<IOperation> _usingResources = new();
    private readonly List<IVariableDeclaratorOperation> _declarators = new();
    private readonly ConcurrentDictionary<IOperation, ControlFlowGraph?> _graphs = new();

    private TypeFacts(INamedTypeSymbol type, ConnectionModel model)
    {
        Type = type;
        Model = model;
        Origins = new Origins(this);
        Identities = new Identities(this);
        Teardowns = new Teardowns(this);
        Context = new CodeContext(this);
        Repetition = new Repetition(this);
        Releases = new Releases(this);
    }

    public INamedTypeSymbol Type { get; }

    public ConnectionModel Model { get; }

    /// <summary>The catalogued uses of the type in source order, file by file.</summary>
    public IReadOnlyList<ConnectionUse> Uses => _uses;

    /// <summary>The calls of the connection manager and its adapters.</summary>
    public IReadOnlyList<IInvocationOperation> ManagerCalls => _managerCalls;

    public Origins Origins { get; }

    public Identities Identities { get; }

    public Teardowns Teardowns { get; }

    public CodeContext Context { get; }

    public Repetition Repetition { get; }

    public Releases Releases { get; }

    /// <summary>The name under which a message speaks of a value.</summary>
    public string NameOf(IOperation? value) => Identities.ClientOf(value)?.Name ?? (value?.Unwrap() as IMemberReferenceOperation)?.Member.Name ?? value?.Type?.Name ?? Type.Name;

    public IReadOnlyList<IInvocationOperation> Invocations => _invocations;

    public IReadOnlyList<IMethodReferenceOperation> MethodReferences => _methodReferences;

    public IReadOnlyList<IObjectCreationOperation> Creations => _creations;

    public IReadOnlyList<IAnonymousFunctionOperation> Lambdas => _lambdas;

    /// <summary>The local variables that are declared with a value or without.</summary>
    public IReadOnlyList<IVariableDeclaratorOperation> Declarators => _declarators;

    /// <summary>The values that a using statement or declaration releases.</summary>
    public IReadOnlyList<IOperation> UsingResources => _usingResources;

    public IEnumerable<MemberBody> Bodies => _bodies.Values;

    public IEnumerable<ISymbol> WrittenSymbols => _writes.Keys;

    /// <summary>The values that are assigned to a field, property, local or parameter, initialisers included.</summary>
    public IReadOnlyList<IOperation> WritesOf(ISymbol symbol) => Find(_writes, symbol);

    /// <summary>The references to a field, property, local or parameter, assignments included.</summary>
    public IReadOnlyList<IOperation> ReferencesOf(ISymbol symbol) => Find(_references, symbol);

    /// <summary>The calls of, and method-group references to, a method of this type or a local function.</summary>
    public IReadOnlyList<IOperation> CallsOf(IMethodSymbol method) => Find(_calls, method.OriginalDefinition);

    /// <summary>The values that a method, accessor, lambda or local function returns.</summary>
    public IReadOnlyList<IOperation> ReturnsOf(ISymbol method) => Find(_returns, method);

    /// <summary>The code of a member of this type, or null where it has none here.</summary>
    public MemberBody? BodyOf(ISymbol member) => _bodies.TryGetValue(member, out var body) ? body : null;

    /// <summary>The control-flow graph of a member's code. Built when a rule needs a path, and once.</summary>
    public ControlFlowGraph? GraphOf(IOperation root)
    {
        if (_graphs.TryGetValue(root, out var graph))
            return graph;

        graph = root switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
            IBlockOperation block => ControlFlowGraph.Create(block),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property),
            _ => null,
        };
        _graphs[root] = graph;
        return graph;
    }

    /// <summary>The member whose code the operation stands in.</summary>
    public ISymbol? OwnerOf(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return _owners.TryGetValue(root, out var owner) ? owner : null;
    }

    public static TypeFacts Build(INamedTypeSymbol type, ConnectionModel model, IEnumerable<MemberBody> bodies, CancellationToken cancellationToken)
    {
        var facts = new TypeFacts(type, model);
        var ordered = new List<MemberBody>(bodies);
        ordered.Sort(static (left, right) => CompareSource(left.Root.Syntax, right.Root.Syntax));
        foreach (var body in ordered)
        {
            cancellationToken.ThrowIfCancellationRequested();
            facts.Walk(body);
        }

        return facts;
    }

    public static int CompareSource(SyntaxNode left, SyntaxNode right)
    {
        var byFile = string.CompareOrdinal(left.SyntaxTree.FilePath, right.SyntaxTree.FilePath);
        return byFile != 0 ? byFile : left.SpanStart.CompareTo(right.SpanStart);
    }

    // An explicit stack: half-typed code can nest deeper than the thread's own.
    private void Walk(MemberBody body)
    {
        if (!_bodies.ContainsKey(body.Owner))
            _bodies.Add(body.Owner, body);

        var root = body.Root;
        while (root.Parent is { } parent)
            root = parent;
        _owners[root] = body.Owner;

        var pending = new Stack<IOperation>();
        pending.Push(body.Root);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            Record(operation, body);
            var first = pending.Count;
            foreach (var child in operation.ChildOperations)
                pending.Push(child);
            Reverse(pending, first);
        }
    }

    private static void Reverse(Stack<IOperation> pending, int first)
    {
        var count = pending.Count - first;
        if (count < 2)
            return;

        var children = new IOperation[count];
        for (var i = 0; i < count; i++)
            children[i] = pending.Pop();
        foreach (var child in children)
            pending.Push(child);
    }

    private void Record(IOperation operation, MemberBody body)
    {
        switch (operation)
        {
            // The chaining of a constructor makes no second client.
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor }:
                break;
            case IInvocationOperation invocation:
                _invocations.Add(invocation);
                Add(_calls, invocation.TargetMethod.OriginalDefinition, invocation);
                if (Model.Manager?.IsManagerCall(invocation.TargetMethod) == true)
                    _managerCalls.Add(invocation);
                else
                    AddUse(invocation.TargetMethod, invocation, body);
                break;
            case IAnonymousFunctionOperation lambda:
                _lambdas.Add(lambda);
                break;
            case IUsingOperation { Resources: { } resources } and not { Resources: IVariableDeclarationGroupOperation }:
                _usingResources.Add(resources);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                _creations.Add(creation);
                AddUse(constructor, operation, body);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } raised } }:
                AddUse(raised, operation, body);
                break;
            case IMethodReferenceOperation method:
                Add(_calls, method.Method.OriginalDefinition, method);
                _methodReferences.Add(method);
                break;
            case IPropertyReferenceOperation property:
                Add(_references, property.Property, property);
                AddUse(property.Property, property, body);
                break;
            case IFieldReferenceOperation field:
                Add(_references, field.Field, field);
                break;
            case ILocalReferenceOperation local:
                Add(_references, local.Local, local);
                break;
            case IParameterReferenceOperation parameter:
                Add(_references, parameter.Parameter, parameter);
                break;
            case IReturnOperation { ReturnedValue: { } returned }:
                Add(_returns, ReturningFunction(operation, body), returned);
                break;
            case IAssignmentOperation assignment and (ISimpleAssignmentOperation or ICoalesceAssignmentOperation):
                AddWrite(assignment.Target, assignment.Value);
                break;
            case IVariableDeclaratorOperation declarator:
                _declarators.Add(declarator);
                if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is not { } value)
                    break;
                Add(_writes, declarator.Symbol, value.Value);
                if (IsUsing(declarator))
                    _usingResources.Add(value.Value);
                break;
            case IFieldInitializerOperation initializer:
                foreach (var field in initializer.InitializedFields)
                    Add(_writes, field, initializer.Value);
                break;
            case IPropertyInitializerOperation initializer:
                foreach (var property in initializer.InitializedProperties)
                    Add(_writes, property, initializer.Value);
                break;
            case IIsPatternOperation match:
                AddPattern(match.Pattern, match.Value);
                break;
            case IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } } clause:
                AddPattern(clause.Pattern, choice.Value);
                break;
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm:
                AddPattern(arm.Pattern, choice.Value);
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop:
                Add(_writes, variable.Symbol, loop);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                AddWrite(argument.Value, argument);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AddDeconstruction(deconstruction.Target, deconstruction.Value);
                break;
        }
    }

    /// <summary>Whether a using statement or declaration releases what is declared here.</summary>
    public static bool IsUsing(IVariableDeclaratorOperation declarator) =>
        declarator.Parent?.Parent is { Parent: IUsingDeclarationOperation or IUsingOperation } group && group is IVariableDeclarationGroupOperation;

    private void AddUse(ISymbol symbol, IOperation operation, MemberBody body)
    {
        var member = Model.RoleOf(symbol);
        if (member is null && operation is IObjectCreationOperation { Type: INamedTypeSymbol created })
            member = Model.InheritedCreate(created);
        if (member is null || !operation.ReceiverBinds())
            return;

        // An observable of a client is only used where somebody subscribes to it.
        if (operation is IPropertyReferenceOperation property && member.Role == ConnectionRole.Subscribe)
        {
            var consumer = property.Consumer();
            if ((consumer is IArgumentOperation argument ? argument.Parent : consumer) is IInvocationOperation { TargetMethod.Name: "Subscribe" } subscribe && subscribe.Receiver() == property)
                _uses.Add(new ConnectionUse(member, symbol, subscribe, property.Receiver(), body));
            return;
        }

        _uses.Add(new ConnectionUse(member, symbol, operation, operation.Receiver(), body));
    }

    private void AddWrite(IOperation target, IOperation value)
    {
        switch (target.Unwrap())
        {
            case ILocalReferenceOperation local:
                Add(_writes, local.Local, value);
                break;
            case IFieldReferenceOperation field:
                Add(_writes, field.Field, value);
                break;
            case IPropertyReferenceOperation property:
                Add(_writes, property.Property, value);
                break;
            case IParameterReferenceOperation parameter:
                Add(_writes, parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                Add(_writes, declared.Local, value);
                break;
            case ITupleOperation tuple:
                AddDeconstruction(tuple, value);
                break;
        }
    }

    // (_hub, _key) = (hub, key): element by element; anything else says nothing of its parts.
    private void AddDeconstruction(IOperation target, IOperation value)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
            return;

        var values = value.Unwrap() as ITupleOperation;
        for (var i = 0; i < targets.Elements.Length; i++)
            AddWrite(targets.Elements[i], values is not null && i < values.Elements.Length ? values.Elements[i] : value);
    }

    private void AddPattern(IPatternOperation pattern, IOperation value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                Add(_writes, symbol, value);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } symbol }:
                Add(_writes, symbol, value);
                break;
            case INegatedPatternOperation negated:
                AddPattern(negated.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                AddPattern(binary.LeftPattern, value);
                AddPattern(binary.RightPattern, value);
                break;
        }
    }

    private static ISymbol ReturningFunction(IOperation operation, MemberBody body) => operation.EnclosingFunction() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation local => local.Symbol,
        _ => body.Owner,
    };

    private static void Add<T>(Dictionary<ISymbol, List<T>> map, ISymbol key, T value)
    {
        if (!map.TryGetValue(key, out var list))
            map.Add(key, list = new List<T>());
        list.Add(value);
    }

    private static IReadOnlyList<IOperation> Find(Dictionary<ISymbol, List<IOperation>> map, ISymbol key) =>
        map.TryGetValue(key, out var list) ? list : s_none;
}
