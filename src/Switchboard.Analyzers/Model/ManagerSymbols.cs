using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.Model;

/// <summary>The runtime library, where it is referenced.</summary>
internal sealed class ManagerSymbols
{
    private readonly INamedTypeSymbol _interface;
    private readonly INamedTypeSymbol? _class;
    private readonly INamedTypeSymbol? _lease;
    private readonly INamedTypeSymbol? _connector;
    private readonly INamedTypeSymbol? _factoryAttribute;
    private readonly INamedTypeSymbol? _fixedFrameAttribute;
    private readonly INamedTypeSymbol? _subscription;
    private readonly AssemblyReach _reach = new();
    private readonly Lazy<bool> _requiresScope;
    private readonly ConcurrentDictionary<ISymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    public ManagerSymbols(INamedTypeSymbol managerInterface, Compilation compilation)
    {
        _interface = managerInterface;
        _reach.Add(managerInterface);
        // All of one assembly: a look into each reference for each of them takes longer than all the rest.
        var library = managerInterface.ContainingAssembly;
        _class = library.GetTypeByMetadataName("Switchboard.ConnectionManager");
        _lease = library.GetTypeByMetadataName("Switchboard.ConnectionLease`1");
        _connector = library.GetTypeByMetadataName("Switchboard.IConnector`1");
        _factoryAttribute = library.GetTypeByMetadataName("Switchboard.ConnectionFactoryAttribute");
        _fixedFrameAttribute = library.GetTypeByMetadataName("Switchboard.FixedFrameAttribute");
        _subscription = library.GetTypeByMetadataName("Switchboard.ISubscription");
        _requiresScope = new Lazy<bool>(() => HasAttribute(compilation.Assembly, library.GetTypeByMetadataName("Switchboard.RequireConnectionScopeAttribute")));
    }

    /// <summary>The interface of the manager; null in all other assemblies than the runtime library.</summary>
    public static INamedTypeSymbol? InterfaceIn(IAssemblySymbol assembly) => assembly.GetTypeByMetadataName("Switchboard.IConnectionManager");

    /// <summary>The names by which code gets at a manager. What it is then asked for stands beside one of them.</summary>
    public void AddNames(HashSet<int> names)
    {
        foreach (var type in new[] { _interface, _class, _lease, _connector, _factoryAttribute, _fixedFrameAttribute, _subscription })
        {
            if (type is not null)
                names.Add(Word.Of(type.Name));
        }

        foreach (var member in _interface.GetMembers())
            names.Add(Word.Of(member.Name));
    }

    /// <summary>Whether the assembly says that whatever it broadcasts must go to one scope.</summary>
    public bool RequiresScope => _requiresScope.Value;

    public bool IsManager(ITypeSymbol? type) =>
        type is not null && _reach.Includes(type) && (Same(type, _interface) || Same(type, _class) || Implements(type, _interface));

    /// <summary>The manager of programs without a container.</summary>
    public ISymbol? Default => _class?.GetMembers("Default") is { Length: > 0 } members ? members[0] : null;

    /// <summary>Whether a field, a property or a parameter of the primary constructor holds a manager, here or in a base type.</summary>
    public bool IsHeldBy(INamedTypeSymbol type)
    {
        // Every rule asks it of every type.
        if (!_holders.TryGetValue(type, out var holds))
            _holders[type] = holds = Holds(type);
        return holds;
    }

    private bool Holds(INamedTypeSymbol type)
    {
        for (var candidate = type; candidate is { SpecialType: SpecialType.None } && _reach.Includes(candidate); candidate = candidate.BaseType)
        {
            foreach (var member in candidate.GetMembers())
            {
                if (IsHolder(member) && (member.DeclaredAccessibility != Accessibility.Private || Same(candidate, type)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a manager is a parameter of the method.</summary>
    public bool IsTakenBy(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsManager(parameter.Type))
                return true;
        }

        return false;
    }

    private bool IsHolder(ISymbol member) => member switch
    {
        IFieldSymbol field => IsManager(field.Type),
        IPropertySymbol property => IsManager(property.Type),
        IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: { Length: > 0 } references } constructor =>
            references[0].GetSyntax() is TypeDeclarationSyntax && IsTakenBy(constructor),
        _ => false,
    };

    /// <summary>The class that is the manager, and no other implementation of its interface.</summary>
    public bool IsManagerClass(ITypeSymbol? type) => Same(type, _class);

    public bool IsLease(ITypeSymbol? type) => type is not null && Same(type.OriginalDefinition, _lease);

    public bool IsSubscription(ITypeSymbol? type) =>
        type is not null && _subscription is not null && (Same(type, _subscription) || Implements(type, _subscription));

    public bool IsConnector(ITypeSymbol type) => _connector is not null && Implements(type, _connector);

    public bool IsConnectionFactory(ISymbol symbol) => HasAttribute(symbol, _factoryAttribute);

    /// <summary>Marked as code that reads messages of a fixed size.</summary>
    public bool IsFixedFrame(ISymbol symbol) => HasAttribute(symbol, _fixedFrameAttribute);

    /// <summary>What the method does, where it is one of the manager's.</summary>
    public ManagerCall CallOf(IMethodSymbol method)
    {
        if (!IsManagerCall(method))
            return ManagerCall.None;

        return method.Name switch
        {
            "GetOrCreate" or "GetOrCreateAsync" => ManagerCall.GetsClient,
            "AcquireAsync" => ManagerCall.Leases,
            "Release" or "ReleaseAsync" => ManagerCall.Releases,
            "SignOutAsync" => ManagerCall.SignsOut,
            "Dispose" or "DisposeAsync" => ManagerCall.Disposes,
            "BroadcastAsync" => ManagerCall.Broadcasts,
            _ => ManagerCall.Other,
        };
    }

    /// <summary>A member of the manager, or an extension of it that an adapter package brings. An operation always names the unreduced extension.</summary>
    public bool IsManagerCall(IMethodSymbol method) =>
        IsManager(method.ContainingType) || method is { IsExtensionMethod: true, Parameters.Length: > 0 } && IsManager(method.Parameters[0].Type);

    private static bool HasAttribute(ISymbol symbol, INamedTypeSymbol? type)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Same(attribute.AttributeClass, type))
                return true;
        }

        return false;
    }

    private static bool Implements(ITypeSymbol type, INamedTypeSymbol definition)
    {
        foreach (var candidate in type.AllInterfaces)
        {
            if (Same(candidate.OriginalDefinition, definition))
                return true;
        }

        return false;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
