using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>The catalog resolved to the symbols of one compilation. Built once, asked by every rule.</summary>
internal sealed partial class ConnectionModel
{
    private readonly CataloguedSymbols _catalogued;
    private readonly AssemblyReach _reach = new();
    private readonly ConcurrentDictionary<ITypeSymbol, ClientKind?> _kinds = new(SymbolEqualityComparer.Default);

    private readonly Lazy<bool> _analyzesTests;
    private readonly Lazy<bool> _listsSignOuts;

    private ConnectionModel(Compilation compilation, AnalyzerOptions options, CataloguedSymbols catalogued, INamedTypeSymbol? manager)
    {
        Compilation = compilation;
        _catalogued = catalogued;
        foreach (var client in catalogued.Clients.Keys)
            _reach.Add(client);
        Options = new AnalysisOptions(compilation, options.AnalyzerConfigOptionsProvider);
        _analyzesTests = new Lazy<bool>(() => Options.HasAnywhere(RuleOptions.AnalyzeTests));
        _listsSignOuts = new Lazy<bool>(() => Options.HasAnywhere(RuleOptions.SignOutMethods));
        Frameworks = new FrameworkSymbols(compilation);
        Manager = manager is null ? null : new ManagerSymbols(manager, compilation);
        IsTestProject = HasTestFramework(compilation.ReferencedAssemblyNames);
    }

    public Compilation Compilation { get; }

    public WorkCount Work { get; } = new();

    /// <summary>The addresses, credentials and providers among the parameters and properties of the SDKs.</summary>
    public ConnectionValues Values => _catalogued.Values;

    public FrameworkSymbols Frameworks { get; }

    public ManagerSymbols? Manager { get; }

    public bool IsTestProject { get; }

    /// <summary>Whether a symbol belongs to the tests of a test project: to the project itself, or to another that references a test framework.</summary>
    public bool IsOfTests(ISymbol symbol) =>
        IsTestProject
        && symbol.ContainingAssembly is { } assembly
        && (SymbolEqualityComparer.Default.Equals(assembly, Compilation.Assembly) || HasTestFramework(assembly.Modules.First().ReferencedAssemblies));

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

    /// <summary>What the catalog says of a member, or null.</summary>
    public ConnectionMember? RoleOf(ISymbol? symbol)
    {
        // Most calls of a program end here: a name that no catalog mentions.
        if (symbol is null || !_catalogued.Names.Contains(symbol.Name))
            return null;

        if (symbol is IMethodSymbol { ReducedFrom: { } unreduced })
            symbol = unreduced;

        for (var candidate = symbol.OriginalDefinition; candidate is not null; candidate = Overridden(candidate)?.OriginalDefinition)
        {
            if (_catalogued.Members.TryGetValue(candidate, out var member))
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
            if (_catalogued.Channels.Contains(candidate.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type decides when a lost connection is opened again: a retry policy of an SDK.</summary>
    public bool IsPolicy(ITypeSymbol? type)
    {
        foreach (var policy in _catalogued.Policies)
        {
            if (FrameworkSymbols.Is(type, policy))
                return true;
        }

        return false;
    }

    /// <summary>The method that makes what this builder builds reconnect by itself; null where its SDK has none.</summary>
    public IMethodSymbol? ReconnectOptionOf(ITypeSymbol? builder)
    {
        foreach (var option in _catalogued.ReconnectOptions)
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
        if (created.BaseType is null or { SpecialType: SpecialType.System_Object } || KindOf(created) is null || _catalogued.Clients.ContainsKey(created.OriginalDefinition))
            return null;

        for (var candidate = created.BaseType; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var constructor in candidate.OriginalDefinition.InstanceConstructors)
            {
                if (_catalogued.Members.TryGetValue(constructor, out var member) && member.Role == ConnectionRole.Create)
                    return member;
            }
        }

        return null;
    }

    private ClientKind? FindKind(ITypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (_catalogued.Clients.TryGetValue(candidate.OriginalDefinition, out var kind))
                return kind;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (_catalogued.Clients.TryGetValue(implemented.OriginalDefinition, out var kind))
                return kind;
        }

        return type is ITypeParameterSymbol parameter ? FindConstraint(parameter, depth: 0) : null;
    }

    private ClientKind? FindConstraint(ITypeParameterSymbol parameter, int depth)
    {
        foreach (var constraint in parameter.ConstraintTypes)
        {
            var kind = constraint is not ITypeParameterSymbol next ? KindOf(constraint)
                : depth < FrameworkSymbols.LongestConstraint ? FindConstraint(next, depth + 1)
                : null;
            if (kind is not null)
                return kind;
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
}
