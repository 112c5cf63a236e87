using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Model;

/// <summary>The types of .NET and of the application frameworks that the rules ask about, resolved once per compilation.</summary>
internal sealed class FrameworkSymbols
{
    /// <summary>How far <c>where T : U where U : V</c> is followed: half typed, it may come back to where it began.</summary>
    public const int LongestConstraint = 6;

    private static readonly char[] s_beforeName = { '.', '+' };

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new();
    private readonly ConcurrentDictionary<ISymbol, LifecycleRow?> _rows = new(SymbolEqualityComparer.Default);

    public FrameworkSymbols(Compilation compilation) => _compilation = compilation;

    public INamedTypeSymbol? Disposable => Type("System.IDisposable");

    public INamedTypeSymbol? AsyncDisposable => Type("System.IAsyncDisposable");

    public INamedTypeSymbol? ServiceCollection => Type("Microsoft.Extensions.DependencyInjection.IServiceCollection");

    public INamedTypeSymbol? ServiceDescriptor => Type("Microsoft.Extensions.DependencyInjection.ServiceDescriptor");

    public INamedTypeSymbol? ServiceProvider => Type("System.IServiceProvider");

    public INamedTypeSymbol? Component => Type("Microsoft.AspNetCore.Components.IComponent");

    public INamedTypeSymbol? TimerCallback => Type("System.Threading.TimerCallback");

    public INamedTypeSymbol? Task => Type("System.Threading.Tasks.Task");

    /// <summary>The type of that name, looked for when it is first asked about: that takes a look into every reference.</summary>
    public INamedTypeSymbol? Type(string metadataName)
    {
        if (!_types.TryGetValue(metadataName, out var type))
            _types[metadataName] = type = Find(_compilation, metadataName);
        return type;
    }

    public bool Is(ITypeSymbol? type, string metadataName) => MayBe(type, metadataName) && Is(type, Type(metadataName));

    public bool IsHostedService(ITypeSymbol type) => Is(type, "Microsoft.Extensions.Hosting.IHostedService");

    /// <summary>Whether the framework itself registers the service as scoped: it belongs to one circuit of a Blazor server.</summary>
    public bool IsScoped(ITypeSymbol service) =>
        Is(service, "Microsoft.AspNetCore.Components.NavigationManager")
        || Is(service, "Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider")
        || Is(service, "Microsoft.JSInterop.IJSRuntime");

    /// <summary>Whether the type is, derives from or implements the other.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? other)
    {
        if (type is null || other is null)
            return false;

        if (other.TypeKind == TypeKind.Interface)
        {
            if (Same(type.OriginalDefinition, other))
                return true;

            foreach (var candidate in type.AllInterfaces)
            {
                if (Same(candidate.OriginalDefinition, other))
                    return true;
            }

            return type is ITypeParameterSymbol parameter && AnyConstraintIs(parameter, other, depth: 0);
        }

        for (ITypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Same(candidate.OriginalDefinition, other))
                return true;
        }

        return type is ITypeParameterSymbol typeParameter && AnyConstraintIs(typeParameter, other, depth: 0);
    }

    public bool IsDisposable(ITypeSymbol? type) => Is(type, Disposable) || Is(type, AsyncDisposable);

    public bool HasAttribute(ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Is(attribute.AttributeClass, metadataName))
                return true;
        }

        return false;
    }

    /// <summary>The moment in which a framework calls this method, where it does.</summary>
    public LifecycleRow? LifecycleOf(IMethodSymbol method)
    {
        if (!_rows.TryGetValue(method, out var row))
            _rows[method] = row = FindMethodRow(method);
        return row;
    }

    /// <summary>The moment in which this framework event is raised, where the table knows it.</summary>
    public LifecycleRow? LifecycleOf(IEventSymbol raised)
    {
        if (!_rows.TryGetValue(raised, out var row))
            _rows[raised] = row = FindEventRow(raised);
        return row;
    }

    /// <summary>The moment of the event that a handler is named after, as designers name it: 'MainForm_Load'. What attaches it may stand in a file that is no C#.</summary>
    public LifecycleRow? NamedAfter(IMethodSymbol handler)
    {
        var start = handler.Name.LastIndexOf('_') + 1;
        if (start == 0)
            return null;

        foreach (var row in LifecycleTable.Events)
        {
            if (row.Member.Length == handler.Name.Length - start
                && string.CompareOrdinal(handler.Name, start, row.Member, 0, row.Member.Length) == 0
                && Is(handler.ContainingType, row.Type))
                return row;
        }

        return null;
    }

    /// <summary>The method in which a type of a framework releases things that has no other end; null for all other types.</summary>
    public string? ClosingMethodOf(ITypeSymbol type) => FirstOf(LifecycleTable.ClosingMethods, type);

    /// <summary>The event that is the only end of an element; null for all other types.</summary>
    public string? ClosingEventOf(ITypeSymbol type) => ClosingMethodOf(type) is null ? FirstOf(LifecycleTable.ClosingEvents, type) : null;

    private string? FirstOf((string Type, string Member)[] rows, ITypeSymbol type)
    {
        foreach (var row in rows)
        {
            if (Is(type, row.Type))
                return row.Member;
        }

        return null;
    }

    private LifecycleRow? FindMethodRow(IMethodSymbol method)
    {
        var name = method.Name;
        var dot = name.LastIndexOf('.');
        if (dot >= 0)
            name = name.Substring(dot + 1);

        LifecycleRow? found = null;
        foreach (var row in LifecycleTable.Methods)
        {
            // A type that is both finds its more telling row last: StopAsync of a BackgroundService ends it.
            if (row.Member == name && Type(row.Type) is { } type && Is(method.ContainingType, type) && Serves(method, type, name))
                found = row;
        }

        if (found is null && name is "DisposeAsyncCore" or "Dispose" && method.IsOverride)
            return new LifecycleRow("System.IDisposable", LifecycleMoment.Ends, name);

        if (method.MethodKind == MethodKind.Destructor)
            return new LifecycleRow("System.Object", LifecycleMoment.Ends, name);

        foreach (var attribute in LifecycleTable.TeardownAttributes)
        {
            if (found is null && HasAttribute(method, attribute))
                return new LifecycleRow(attribute, LifecycleMoment.Ends, name);
        }

        return found;
    }

    // An interface's member must be what implements it; Unity finds its methods by name; the others are overridden.
    private static bool Serves(IMethodSymbol method, INamedTypeSymbol type, string name)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (IsOrOverrides(method, method.ContainingType.FindImplementationForInterfaceMember(member)))
                    return true;
            }

            return false;
        }

        return method.IsOverride || type.ContainingNamespace is { Name: "UnityEngine" };
    }

    private static bool IsOrOverrides(IMethodSymbol method, ISymbol? implementation)
    {
        for (var candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (Same(candidate, implementation))
                return true;
        }

        return false;
    }

    private LifecycleRow? FindEventRow(IEventSymbol raised)
    {
        foreach (var row in LifecycleTable.Events)
        {
            if (row.Member == raised.Name && Type(row.Type) is { } type && (Is(raised.ContainingType, type) || Is(type, raised.ContainingType)))
                return row;
        }

        return null;
    }

    private static bool AnyConstraintIs(ITypeParameterSymbol parameter, INamedTypeSymbol other, int depth)
    {
        foreach (var constraint in parameter.ConstraintTypes)
        {
            if (constraint is ITypeParameterSymbol next ? depth < LongestConstraint && AnyConstraintIs(next, other, depth + 1) : Is(constraint, other))
                return true;
        }

        return false;
    }

    // Nothing is looked for that no name of the type's family could be.
    private static bool MayBe(ITypeSymbol? type, string metadataName)
    {
        if (type is null or ITypeParameterSymbol)
            return type is not null;

        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (IsNamed(candidate, metadataName))
                return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (IsNamed(implemented, metadataName))
                return true;
        }

        return false;
    }

    // 'Lazy' is the name of System.Lazy`1.
    private static bool IsNamed(ITypeSymbol type, string metadataName)
    {
        var name = type.Name;
        var start = metadataName.LastIndexOfAny(s_beforeName) + 1;
        var arity = metadataName.IndexOf('`', start);
        var length = (arity < 0 ? metadataName.Length : arity) - start;
        return name.Length == length && string.CompareOrdinal(name, 0, metadataName, start, length) == 0;
    }

    // Where two references define the type, any of them will do here.
    private static INamedTypeSymbol? Find(Compilation compilation, string name)
    {
        foreach (var candidate in compilation.GetTypesByMetadataName(name))
            return candidate;

        return null;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
