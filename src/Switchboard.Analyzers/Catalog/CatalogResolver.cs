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

        var dot = name.LastIndexOf('.');
        var outerName = dot < 0 ? "" : name.Substring(0, dot);
        var metadataName = name.Substring(dot + 1);
        var builder = ImmutableArray.CreateBuilder<INamedTypeSymbol>();

        if (FindNamespace(outerName, compilation) is { } @namespace)
            AddTypes(@namespace, metadataName, builder);

        if (builder.Count == 0 && dot >= 0)
        {
            foreach (var outer in FindTypes(outerName, compilation, types))
                AddTypes(outer, metadataName, builder);
        }

        found = builder.ToImmutable();
        types.Add(name, found);
        return found;
    }

    // Not by metadata name: that asks every referenced assembly for every absent type. An SDK that is not referenced fails at its first namespace,
    // in tables that the compiler has built for its own lookups.
    private static INamespaceSymbol? FindNamespace(string name, Compilation compilation)
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;
        for (var start = 0; start < name.Length && found is not null;)
        {
            var end = name.IndexOf('.', start);
            if (end < 0)
                end = name.Length;

            found = ChildNamespace(found, name.Substring(start, end - start));
            start = end + 1;
        }

        return found;
    }

    private static INamespaceSymbol? ChildNamespace(INamespaceSymbol parent, string name)
    {
        foreach (var member in parent.GetMembers(name))
        {
            if (member is INamespaceSymbol child)
                return child;
        }

        return null;
    }

    private static void AddTypes(INamespaceOrTypeSymbol container, string metadataName, ImmutableArray<INamedTypeSymbol>.Builder into)
    {
        var arityMark = metadataName.IndexOf('`');
        var simpleName = arityMark < 0 ? metadataName : metadataName.Substring(0, arityMark);
        foreach (var type in container.GetTypeMembers(simpleName))
        {
            if (type.MetadataName == metadataName)
                into.Add(type);
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
