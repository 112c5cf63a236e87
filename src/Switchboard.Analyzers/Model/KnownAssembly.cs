using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <summary>
/// What the built-in catalogs name in one assembly, and whether it is the runtime library. The compiler keeps the symbols of a reference from one compilation to the
/// next: an editor, which makes one for each character typed, has them looked for once.
/// </summary>
internal sealed class KnownAssembly
{
    private static readonly CatalogTree s_catalogs = CatalogTree.Of(ConnectionCatalog.BuiltIn);
    private static readonly KnownAssembly s_unknown = new(null, null);
    private static readonly ConditionalWeakTable<IAssemblySymbol, KnownAssembly> s_assemblies = new();

    private KnownAssembly(CataloguedSymbols? catalogued, INamedTypeSymbol? manager)
    {
        Catalogued = catalogued;
        Manager = manager;
    }

    /// <summary>Null where the catalogs name nothing in it.</summary>
    public CataloguedSymbols? Catalogued { get; }

    /// <summary>The interface of the manager, where it is the runtime library.</summary>
    public INamedTypeSymbol? Manager { get; }

    public static KnownAssembly Of(IAssemblySymbol assembly) => s_assemblies.GetValue(assembly, Read);

    private static KnownAssembly Read(IAssemblySymbol assembly)
    {
        var catalogued = new CataloguedSymbols();
        catalogued.Read(s_catalogs, assembly.GlobalNamespace);
        var manager = ManagerSymbols.InterfaceIn(assembly);
        return catalogued.IsEmpty && manager is null ? s_unknown : new KnownAssembly(catalogued.IsEmpty ? null : catalogued, manager);
    }
}
