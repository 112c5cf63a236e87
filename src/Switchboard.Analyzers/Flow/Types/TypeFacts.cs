using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>An index over all code of one type that uses a connection, filled by one walk and asked by every rule.</summary>
internal sealed partial class TypeFacts
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
    private readonly List<IInvocationOperation> _chainings = new();
    private readonly List<IAnonymousFunctionOperation> _lambdas = new();
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _localFunctions = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> _usingResources = new();
    private readonly List<IVariableDeclaratorOperation> _declarators = new();
    private readonly ConcurrentDictionary<IOperation, ControlFlowGraph?> _graphs = new(concurrencyLevel: 1, capacity: 4);

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
        Reconnects = new Reconnects(this);
        Constants = new ConstantTexts(this);
        Configured = new ConfiguredObjects(this);
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

    public Reconnects Reconnects { get; }

    public ConstantTexts Constants { get; }

    public ConfiguredObjects Configured { get; }

    /// <summary>The name under which a message speaks of a value.</summary>
    public string NameOf(IOperation? value) => Identities.ClientOf(value)?.Name ?? (value?.Unwrap() as IMemberReferenceOperation)?.Member.Name ?? value?.Type?.Name ?? Type.Name;

    public IReadOnlyList<IInvocationOperation> Invocations => _invocations;

    public IReadOnlyList<IMethodReferenceOperation> MethodReferences => _methodReferences;

    public IReadOnlyList<IObjectCreationOperation> Creations => _creations;

    /// <summary>The calls with which one constructor begins another: <c>: this(…)</c> and <c>: base(…)</c>.</summary>
    public IReadOnlyList<IInvocationOperation> Chainings => _chainings;

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

    /// <summary>The code of a method of this type or of a local function; null where it has none here.</summary>
    public IOperation? CodeOf(IMethodSymbol method)
    {
        if (_localFunctions.TryGetValue(method.OriginalDefinition, out var local))
            return local;
        return _bodies.TryGetValue(method.OriginalDefinition, out var body) ? body.Root : null;
    }

    /// <summary>The control-flow graph of a member's code. Built when a rule needs a path, and once.</summary>
    public ControlFlowGraph? GraphOf(IOperation root)
    {
        if (_graphs.TryGetValue(root, out var graph))
            return graph;

        Model.Work.BuildGraph();
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
        model.Work.WalkType();
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

    private static void Add<T>(Dictionary<ISymbol, List<T>> map, ISymbol key, T value)
    {
        if (!map.TryGetValue(key, out var list))
            map.Add(key, list = new List<T>());
        list.Add(value);
    }

    private static IReadOnlyList<IOperation> Find(Dictionary<ISymbol, List<IOperation>> map, ISymbol key) =>
        map.TryGetValue(key, out var list) ? list : s_none;
}
