using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Catalog;

/// <summary>Finds what a catalog names in a compilation.</summary>
internal static class CatalogResolver
{
    /// <summary>
    /// Adds every symbol the entry names, original definitions all; nothing where its type is not referenced.
    /// <paramref name="types"/> remembers types between calls for one compilation, the absent ones too.
    /// </summary>
    public static void Resolve(CatalogEntry entry, Compilation compilation, List<ISymbol> into, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types)
    {
        var id = entry.ParsedId;
        foreach (var type in FindTypes(id.TypeName, compilation, types))
        {
            if (id.Kind == 'T')
            {
                into.Add(type);
                continue;
            }

            foreach (var member in type.GetMembers(id.MemberName))
            {
                if (Matches(member, id, entry.Id))
                    into.Add(member);
            }
        }
    }

    /// <summary>The types of a name whose nested types are separated by dots; several where several assemblies define one.</summary>
    public static ImmutableArray<INamedTypeSymbol> FindTypes(string name, Compilation compilation, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types)
    {
        if (types.TryGetValue(name, out var found))
            return found;

        found = compilation.GetTypesByMetadataName(name);
        if (found.IsEmpty)
            found = FindNestedTypes(name, compilation, types);

        types.Add(name, found);
        return found;
    }

    // Asking for the enclosing name goes through the same cache, so a namespace that is no type is looked up once, not once for each of its types.
    private static ImmutableArray<INamedTypeSymbol> FindNestedTypes(string name, Compilation compilation, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0)
            return ImmutableArray<INamedTypeSymbol>.Empty;

        var outer = FindTypes(name.Substring(0, dot), compilation, types);
        if (outer.IsEmpty)
            return ImmutableArray<INamedTypeSymbol>.Empty;

        var metadataName = name.Substring(dot + 1);
        var arityMark = metadataName.IndexOf('`');
        var simpleName = arityMark < 0 ? metadataName : metadataName.Substring(0, arityMark);

        var nested = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var type in outer)
        {
            foreach (var member in type.GetTypeMembers(simpleName))
            {
                if (member.MetadataName == metadataName)
                    nested.Add(member);
            }
        }

        return nested.ToImmutable();
    }

    private static bool Matches(ISymbol member, CatalogId id, string text)
    {
        var isKind = id.Kind switch
        {
            'M' => member is IMethodSymbol method && (id.Arity < 0 || method.Arity == id.Arity),
            'P' => member is IPropertySymbol,
            'E' => member is IEventSymbol,
            _ => false,
        };

        return isKind && (!id.HasParameters || member.GetDocumentationCommentId() == text);
    }
}
