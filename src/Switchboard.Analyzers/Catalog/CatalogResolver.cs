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
    public static void Resolve(CatalogEntry entry, Compilation compilation, List<ISymbol> into, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types) =>
        Resolve(entry.ParsedId, entry.Id, compilation, into, types);

    /// <summary>As above, for an id that stands in no catalog, and the text that it was parsed from.</summary>
    public static void Resolve(CatalogId id, string text, Compilation compilation, List<ISymbol> into, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types)
    {
        foreach (var type in FindTypes(id.TypeName, compilation, types))
        {
            foreach (var symbol in SymbolsOf(type, id, text))
                into.Add(symbol);
        }
    }

    /// <summary>What the id, parsed from the text, names of the type: the type itself, or those of its members.</summary>
    public static IEnumerable<ISymbol> SymbolsOf(INamedTypeSymbol type, CatalogId id, string text)
    {
        if (id.Kind == 'T')
        {
            yield return type;
            yield break;
        }

        foreach (var member in type.GetMembers(id.MemberName))
        {
            if (Matches(member, id, text))
                yield return member;
        }
    }

    /// <summary>The types of a name whose nested types are separated by dots; several where several assemblies define one.</summary>
    public static ImmutableArray<INamedTypeSymbol> FindTypes(string name, Compilation compilation, Dictionary<string, ImmutableArray<INamedTypeSymbol>> types)
    {
        if (types.TryGetValue(name, out var found))
            return found;

        found = FindTypes(name, compilation.GlobalNamespace);
        types.Add(name, found);
        return found;
    }

    // Not by metadata name: that asks every referenced assembly for every absent type. From namespace to namespace, an SDK that is not referenced
    // ends at its first part, in tables that the compiler has built for its own lookups.
    private static ImmutableArray<INamedTypeSymbol> FindTypes(string name, INamespaceSymbol root)
    {
        var containers = new List<INamespaceOrTypeSymbol> { root };
        var members = new List<INamespaceOrTypeSymbol>();
        for (var start = 0; start <= name.Length && containers.Count > 0;)
        {
            var end = name.IndexOf('.', start);
            if (end < 0)
                end = name.Length;

            members.Clear();
            foreach (var container in containers)
                members.AddRange(PartsOf(container, name.Substring(start, end - start)));
            (containers, members) = (members, containers);
            start = end + 1;
        }

        var types = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var container in containers)
        {
            if (container is INamedTypeSymbol type)
                types.Add(type);
        }

        return types.ToImmutable();
    }

    /// <summary>The namespace or the types of this name within a namespace or type.</summary>
    public static IEnumerable<INamespaceOrTypeSymbol> PartsOf(INamespaceOrTypeSymbol container, string metadataName)
    {
        var arityMark = metadataName.IndexOf('`');
        var name = arityMark < 0 ? metadataName : metadataName.Substring(0, arityMark);
        foreach (var member in container.GetMembers(name))
        {
            if (member is INamespaceOrTypeSymbol part && part.MetadataName == metadataName)
                yield return part;
        }
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
