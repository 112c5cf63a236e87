using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Model;

/// <content>Resolves the catalogs in a compilation, once.</content>
internal sealed partial class ConnectionModel
{
    private static readonly ConditionalWeakTable<Compilation, Built> s_models = new();

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

    /// <summary>Finds the files in which a connection or the manager can be used, as far as their words say.</summary>
    public Mentions FindMentions(CancellationToken cancellationToken)
    {
        // What the options of a project name may be called anything, and be marked by an attribute.
        if (Manager is not null && _listsSignOuts.Value)
            return Mentions.Everywhere;

        var names = new HashSet<int>(_catalogued.Words);
        if (Manager is not null)
        {
            Manager.AddNames(names);
            SignOutTable.AddNames(names);
        }

        return Mentions.Of(Compilation, names, cancellationToken);
    }

    private static ConnectionModel? Build(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var catalogued = new CataloguedSymbols();
        INamedTypeSymbol? manager = null;
        Add(compilation.Assembly);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(assembly);
        }

        var listed = new List<ConnectionCatalog>();
        foreach (var file in options.AdditionalFiles)
        {
            if (ConnectionCatalog.IsCatalogFile(file.Path) && file.GetText(cancellationToken) is { } text)
                listed.Add(ConnectionCatalog.Parse(file.Path, text));
        }

        if (listed.Count > 0)
            catalogued.Read(CatalogTree.Of(listed), compilation.GlobalNamespace);
        return catalogued.Clients.Count == 0 ? null : new ConnectionModel(compilation, options, catalogued, manager);

        void Add(IAssemblySymbol assembly)
        {
            var known = KnownAssembly.Of(assembly);
            if (known.Catalogued is { } found)
                catalogued.Add(found);
            manager ??= known.Manager;
        }
    }

    private static bool HasTestFramework(IEnumerable<AssemblyIdentity> references)
    {
        foreach (var reference in references)
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
