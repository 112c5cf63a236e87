using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.Catalog;

/// <summary>What one file says about the clients of one SDK. Immutable.</summary>
internal sealed class ConnectionCatalog
{
    private const string Extension = ".clients.txt";

    private ConnectionCatalog(string name, ImmutableArray<CatalogEntry> entries, ImmutableArray<CatalogProblem> problems)
    {
        Name = name;
        Entries = entries;
        Problems = problems;
        SecretQuery = SecretQueryOf(entries);
    }

    /// <summary>The catalogs that ship with the analyzers, ordered by name, parsed once per process.</summary>
    public static ImmutableArray<ConnectionCatalog> BuiltIn { get; } = ReadBuiltIn();

    /// <summary>The file's name without directory and extension.</summary>
    public string Name { get; }

    /// <summary>The lines that can be used.</summary>
    public ImmutableArray<CatalogEntry> Entries { get; }

    /// <summary>The lines that cannot.</summary>
    public ImmutableArray<CatalogProblem> Problems { get; }

    /// <summary>The names of the parts of an address that hold credentials, of all clients of the file together.</summary>
    public ImmutableArray<string> SecretQuery { get; }

    /// <summary>Whether a file of this name is a catalog.</summary>
    public static bool IsCatalogFile(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a catalog. Lines that do not parse become problems; nothing throws.</summary>
    public static ConnectionCatalog Parse(string path, SourceText text)
    {
        var name = NameOf(path);
        var entries = ImmutableArray.CreateBuilder<CatalogEntry>();
        var problems = ImmutableArray.CreateBuilder<CatalogProblem>();
        var seen = new Dictionary<(ConnectionRole, string), int>();

        foreach (var line in text.Lines)
        {
            var parser = new CatalogLineParser(name, line);
            var entry = parser.Parse();
            if (entry is not null && seen.TryGetValue((entry.Role, entry.Id), out var first))
            {
                parser.Report(entry.Id, $"The line repeats line {first + 1}; remove one of the two");
                entry = null;
            }

            if (parser.Problem is { } problem)
            {
                problems.Add(problem);
            }
            else if (entry is not null)
            {
                seen.Add((entry.Role, entry.Id), entry.Line);
                entries.Add(entry);
            }
        }

        return new ConnectionCatalog(name, entries.ToImmutable(), problems.ToImmutable());
    }

    private static ImmutableArray<string> SecretQueryOf(ImmutableArray<CatalogEntry> entries)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (entry["secret-query"] is { } list)
                names.UnionWith(list.Split(','));
        }

        return names.ToImmutableArray();
    }

    private static string NameOf(string path)
    {
        var file = path.Substring(path.LastIndexOfAny(new[] { '/', '\\' }) + 1);
        return IsCatalogFile(file) ? file.Substring(0, file.Length - Extension.Length) : file;
    }

    private static ImmutableArray<ConnectionCatalog> ReadBuiltIn()
    {
        var assembly = typeof(ConnectionCatalog).Assembly;
        var names = assembly.GetManifestResourceNames();
        Array.Sort(names, StringComparer.Ordinal);

        var catalogs = ImmutableArray.CreateBuilder<ConnectionCatalog>();
        foreach (var name in names)
        {
            if (!IsCatalogFile(name) || assembly.GetManifestResourceStream(name) is not { } stream)
                continue;

            using (stream)
                catalogs.Add(Parse(name, SourceText.From(stream)));
        }

        return catalogs.ToImmutable();
    }
}
