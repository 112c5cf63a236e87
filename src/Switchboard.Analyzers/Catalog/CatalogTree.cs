using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Catalog;

/// <summary>The lines of catalogs by the namespaces and types that they name: where the first part of a name is not there, nothing is asked for the rest.</summary>
internal sealed class CatalogTree
{
    private readonly string _name;
    private readonly List<CatalogTree> _parts = new();
    private readonly List<(CatalogEntry Entry, ConnectionCatalog Catalog)> _lines = new();

    private CatalogTree(string name) => _name = name;

    public static CatalogTree Of(IEnumerable<ConnectionCatalog> catalogs)
    {
        var root = new CatalogTree("");
        foreach (var catalog in catalogs)
        {
            foreach (var entry in catalog.Entries)
                root.At(entry.ParsedId.TypeName)._lines.Add((entry, catalog));
        }

        return root;
    }

    /// <summary>Hands out each symbol below the namespace that a line names, with the line: those of one type in the order of the lines.</summary>
    public void Find(INamespaceOrTypeSymbol container, Action<ISymbol, CatalogEntry, ConnectionCatalog> found)
    {
        foreach (var part in _parts)
        {
            foreach (var next in CatalogResolver.PartsOf(container, part._name))
            {
                if (next is INamedTypeSymbol type)
                    part.FindIn(type, found);
                part.Find(next, found);
            }
        }
    }

    private void FindIn(INamedTypeSymbol type, Action<ISymbol, CatalogEntry, ConnectionCatalog> found)
    {
        foreach (var (entry, catalog) in _lines)
        {
            foreach (var symbol in CatalogResolver.SymbolsOf(type, entry.ParsedId, entry.Id))
                found(symbol, entry, catalog);
        }
    }

    private CatalogTree At(string typeName)
    {
        var node = this;
        foreach (var part in typeName.Split('.'))
        {
            var next = node._parts.Find(child => child._name == part);
            if (next is null)
                node._parts.Add(next = new CatalogTree(part));
            node = next;
        }

        return node;
    }
}
