using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>The catalog resolved to the symbols of one compilation. Built once, asked by every rule.</summary>
internal sealed class ConnectionModel
{
    private static readonly ConditionalWeakTable<Compilation, Built> s_models = new();

    private readonly Dictionary<ISymbol, ConnectionMember> _members = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ClientKind> _clients = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _channels = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _policies = new();
    private readonly List<IMethodSymbol> _reconnectOptions = new();
    private readonly HashSet<string> _names = new();
    private readonly AssemblyReach _reach = new();
    private readonly ConcurrentDictionary<ITypeSymbol, ClientKind?> _kinds = new(SymbolEqualityComparer.Default);

    private readonly Lazy<bool> _analyzesTests;
    private readonly Lazy<bool> _listsSignOuts;

    private ConnectionModel(Compilation compilation, AnalyzerOptions options)
    {
        Compilation = compilation;
        Options = new AnalysisOptions(compilation, options.AnalyzerConfigOptionsProvider);
        _analyzesTests = new Lazy<bool>(() => Options.HasAnywhere(RuleOptions.AnalyzeTests));
        _listsSignOuts = new Lazy<bool>(() => Options.HasAnywhere(RuleOptions.SignOutMethods));
        Frameworks = new FrameworkSymbols(compilation);
        Manager = ManagerSymbols.In(compilation);
        IsTestProject = ReferencesTestFramework(compilation);
    }

    public Compilation Compilation { get; }

    public WorkCount Work { get; } = new();

    /// <summary>The addresses, credentials and providers among the parameters and properties of the SDKs.</summary>
    public ConnectionValues Values { get; } = new();

    public FrameworkSymbols Frameworks { get; }

    public ManagerSymbols? Manager { get; }

    public bool IsTestProject { get; }

    public AnalysisOptions Options { get; }

    /// <summary>Rules about where a client is made, and about what it is configured with, are off in test code unless the options of some file ask for them.</summary>
    public bool AnalyzesCreation => !IsTestProject || _analyzesTests.Value;

    /// <summary>Whether such a rule looks at a client of this type in this file.</summary>
    public bool AnalyzesCreationOf(ITypeSymbol? client, string rule, SyntaxTree tree) =>
        (!IsTestProject || Options.Has(RuleOptions.AnalyzeTests, rule, tree))
        && (client is null || !Options.In(RuleOptions.ExcludedClients, rule, tree).CoverType(client));

    /// <summary>Whether the method signs a user out: a framework's, or one that the options of the file list.</summary>
    public bool SignsOut(IMethodSymbol method, SyntaxTree tree) =>
        SignOutTable.Contains(Frameworks, method) || _listsSignOuts.Value && Options.In(RuleOptions.SignOutMethods, tree).CoverMethod(method);

    /// <summary>The model of this compilation, or null where it references no catalogued SDK.</summary>
    public static ConnectionModel? For(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var built = s_models.GetValue(compilation, static _ => new Built());
        lock (built)
        {
            if (!built.IsBuilt || built.Files != options.AdditionalFiles || built.Options != options.AnalyzerConfigOptionsProvider)
            {
                built.Model = Build(compilation, options, cancellationToken);
                built.Files = options.AdditionalFiles;
                built.Options = options.AnalyzerConfigOptionsProvider;
                built.IsBuilt = true;
                built.Times++;
            }

            return built.Model;
        }
    }

    /// <summary>How often the model of this compilation was built.</summary>
    public static int TimesBuilt(Compilation compilation) => s_models.TryGetValue(compilation, out var built) ? built.Times : 0;

    /// <summary>What the catalog says of a member, or null.</summary>
    public ConnectionMember? RoleOf(ISymbol? symbol)
    {
        // Most calls of a program end here: a name that no catalog mentions.
        if (symbol is null || !_names.Contains(symbol.Name))
            return null;

        if (symbol is IMethodSymbol { ReducedFrom: { } unreduced })
            symbol = unreduced;

        for (var candidate = symbol.OriginalDefinition; candidate is not null; candidate = Overridden(candidate)?.OriginalDefinition)
        {
            if (_members.TryGetValue(candidate, out var member))
                return member;
        }

        return null;
    }

    public bool IsClient(ITypeSymbol? type) => KindOf(type) is not null;

    /// <summary>What the catalog says of the client type that this type is, derives from or implements.</summary>
    public ClientKind? KindOf(ITypeSymbol? type)
    {
        if (type is null or { TypeKind: TypeKind.Error or TypeKind.Delegate or TypeKind.Enum or TypeKind.Array } || type.SpecialType != SpecialType.None || !_reach.Includes(type))
            return null;

        if (!_kinds.TryGetValue(type, out var kind))
            _kinds[type] = kind = FindKind(type);
        return kind;
    }

    public bool IsChannel(ITypeSymbol? type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (_channels.Contains(candidate.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type decides when a lost connection is opened again: a retry policy of an SDK.</summary>
    public bool IsPolicy(ITypeSymbol? type)
    {
        foreach (var policy in _policies)
        {
            if (FrameworkSymbols.Is(type, policy))
                return true;
        }

        return false;
    }

    /// <summary>The method that makes what this builder builds reconnect by itself; null where its SDK has none.</summary>
    public IMethodSymbol? ReconnectOptionOf(ITypeSymbol? builder)
    {
        foreach (var option in _reconnectOptions)
        {
            var configured = option.IsExtensionMethod ? option.Parameters[0].Type : option.ContainingType;
            if (FrameworkSymbols.Is(builder, configured as INamedTypeSymbol))
                return option;
        }

        return null;
    }

    /// <summary>What making a type of the user's own means that derives from a client class; null where it does not.</summary>
    public ConnectionMember? InheritedCreate(INamedTypeSymbol created)
    {
        if (created.BaseType is null or { SpecialType: SpecialType.System_Object } || KindOf(created) is null || _clients.ContainsKey(created.OriginalDefinition))
            return null;

        for (var candidate = created.BaseType; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var constructor in candidate.OriginalDefinition.InstanceConstructors)
            {
                if (_members.TryGetValue(constructor, out var member) && member.Role == ConnectionRole.Create)
                    return member;
            }
        }

        return null;
    }

    /// <summary>Finds the files in which a connection or the manager can be used, as far as their words say.</summary>
    public Mentions FindMentions(CancellationToken cancellationToken)
    {
        // What the options of a project name may be called anything, and be marked by an attribute.
        if (Manager is not null && _listsSignOuts.Value)
            return Mentions.Everywhere;

        var names = new HashSet<int>();
        foreach (var member in _members.Keys)
        {
            names.Add(Word.Of(member.ContainingType.Name));
            if (!EverydayNames.Contain(member.Name))
                names.Add(Word.Of(member.Name));
        }

        foreach (var type in _clients.Keys)
            names.Add(Word.Of(type.Name));
        foreach (var type in _channels)
            names.Add(Word.Of(type.Name));
        foreach (var type in _policies)
            names.Add(Word.Of(type.Name));
        if (Manager is not null)
        {
            Manager.AddNames(names);
            SignOutTable.AddNames(names);
        }

        return Mentions.Of(Compilation, names, cancellationToken);
    }

    private static ConnectionModel? Build(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var model = new ConnectionModel(compilation, options);
        var types = new Dictionary<string, ImmutableArray<INamedTypeSymbol>>();
        var symbols = new List<ISymbol>();

        foreach (var catalog in ConnectionCatalog.BuiltIn)
            model.Add(catalog, symbols, types);

        foreach (var file in options.AdditionalFiles)
        {
            if (ConnectionCatalog.IsCatalogFile(file.Path) && file.GetText(cancellationToken) is { } text)
                model.Add(ConnectionCatalog.Parse(file.Path, text), symbols, types);
        }

        return model._clients.Count == 0 ? null : model;
    }

    private void Add(ConnectionCatalog catalog, List<ISymbol> symbols, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types)
    {
        foreach (var entry in catalog.Entries)
        {
            symbols.Clear();
            CatalogResolver.Resolve(entry, Compilation, symbols, types);
            if (symbols.Count == 0)
                continue;

            ConnectionMember? member = null;
            foreach (var symbol in symbols)
            {
                if (symbol is INamedTypeSymbol type)
                    AddType(entry, type);
                else if (!_members.ContainsKey(symbol))
                {
                    _members.Add(symbol, member ??= new ConnectionMember(entry, catalog.SecretQuery));
                    _names.Add(symbol.Name);
                    Values.Add(entry, symbol);
                    if (member is { Role: ConnectionRole.Configure, TurnsReconnectOn: true } && symbol is IMethodSymbol method)
                        _reconnectOptions.Add(method);
                }
            }
        }
    }

    private void AddType(CatalogEntry entry, INamedTypeSymbol type)
    {
        switch (entry.Role)
        {
            case ConnectionRole.Client when !_clients.ContainsKey(type):
                _clients.Add(type, new ClientKind(entry));
                _reach.Add(type);
                break;
            case ConnectionRole.Channel:
                _channels.Add(type);
                break;
            case ConnectionRole.Policy:
                _policies.Add(type);
                break;
        }
    }

    private ClientKind? FindKind(ITypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (_clients.TryGetValue(candidate.OriginalDefinition, out var kind))
                return kind;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (_clients.TryGetValue(implemented.OriginalDefinition, out var kind))
                return kind;
        }

        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                if (constraint is not ITypeParameterSymbol && KindOf(constraint) is { } kind)
                    return kind;
            }
        }

        return null;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IEventSymbol @event => @event.OverriddenEvent,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static bool ReferencesTestFramework(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name is "xunit.core" or "xunit.v3.core" or "nunit.framework" or "TUnit.Core"
                or "Microsoft.VisualStudio.TestPlatform.TestFramework" or "MSTest.TestFramework")
                return true;
        }

        return false;
    }

    private sealed class Built
    {
        public bool IsBuilt { get; set; }

        public int Times { get; set; }

        public ImmutableArray<AdditionalText> Files { get; set; }

        public AnalyzerConfigOptionsProvider? Options { get; set; }

        public ConnectionModel? Model { get; set; }
    }
}
