using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>The types and members that an option lists. An id without a parameter list means every overload, as in a catalog.</summary>
internal sealed class NamedSymbols
{
    public static readonly NamedSymbols None = new(ImmutableHashSet<ISymbol>.Empty);

    private readonly ImmutableHashSet<ISymbol> _symbols;

    private NamedSymbols(ImmutableHashSet<ISymbol> symbols) => _symbols = symbols;

    private bool IsEmpty => _symbols.IsEmpty;

    public static NamedSymbols Resolve(string ids, Compilation compilation)
    {
        var types = new Dictionary<string, ImmutableArray<INamedTypeSymbol>>();
        var found = new List<ISymbol>();
        foreach (var id in Split(ids))
        {
            if (CatalogId.TryParse(id, out var parsed))
                CatalogResolver.Resolve(parsed, id, compilation, found, types);
        }

        return found.Count == 0 ? None : new NamedSymbols(found.ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default));
    }

    /// <summary>What is wrong with a list of ids, or null. A type that the project does not reference is no mistake.</summary>
    public static string? FindMistake(string ids, string kinds, Compilation compilation)
    {
        var types = new Dictionary<string, ImmutableArray<INamedTypeSymbol>>();
        var found = new List<ISymbol>();
        foreach (var id in Split(ids))
        {
            if (!CatalogId.TryParse(id, out var parsed))
                return $"'{id}' is no documentation id";
            if (kinds.IndexOf(parsed.Kind) < 0)
                return $"'{id}' is no id of a kind that it takes";

            found.Clear();
            CatalogResolver.Resolve(parsed, id, compilation, found, types);
            if (found.Count == 0 && !CatalogResolver.FindTypes(parsed.TypeName, compilation, types).IsEmpty)
                return $"'{id}' names no member of '{parsed.TypeName}'";
        }

        return null;
    }

    /// <summary>Whether the method is listed, or what it overrides or implements, or an attribute that marks it.</summary>
    public bool CoverMethod(IMethodSymbol method)
    {
        if (IsEmpty)
            return false;
        if (HasAttribute(method))
            return true;

        for (var candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (_symbols.Contains(candidate.OriginalDefinition))
                return true;
        }

        return Implements(method);
    }

    /// <summary>Whether the type is listed, or a type that it derives from or implements, or an attribute that marks it.</summary>
    public bool CoverType(ITypeSymbol type)
    {
        if (IsEmpty)
            return false;
        if (HasAttribute(type))
            return true;

        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (_symbols.Contains(candidate.OriginalDefinition))
                return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (_symbols.Contains(implemented.OriginalDefinition))
                return true;
        }

        return false;
    }

    private bool HasAttribute(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (_symbols.Contains(type.OriginalDefinition))
                    return true;
            }
        }

        return false;
    }

    private bool Implements(IMethodSymbol method)
    {
        foreach (var listed in _symbols)
        {
            if (listed is IMethodSymbol { ContainingType.TypeKind: TypeKind.Interface } declared && Implements(method, declared))
                return true;
        }

        return false;
    }

    // Of a generic interface, any of those that the type implements; of a generic method, whatever it is called with.
    private static bool Implements(IMethodSymbol method, IMethodSymbol declared)
    {
        if (method.ContainingType is not { } type)
            return false;

        foreach (var implemented in type.AllInterfaces)
        {
            foreach (var candidate in implemented.GetMembers(declared.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, declared)
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(candidate), method.ConstructedFrom))
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Split(string ids)
    {
        foreach (var id in ids.Split('|'))
        {
            var trimmed = id.Trim();
            if (trimmed.Length > 0)
                yield return trimmed;
        }
    }
}
