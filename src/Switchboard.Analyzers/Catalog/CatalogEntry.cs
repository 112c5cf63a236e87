using System.Collections.Immutable;

namespace Switchboard.Analyzers.Catalog;

/// <summary>One line of a catalog: a role, the id of what plays it, and its options. Immutable.</summary>
internal sealed class CatalogEntry
{
    private readonly ImmutableArray<CatalogOption> _options;

    public CatalogEntry(string catalog, int line, ConnectionRole role, string id, CatalogId parsedId, ImmutableArray<CatalogOption> options)
    {
        Catalog = catalog;
        Line = line;
        Role = role;
        Id = id;
        ParsedId = parsedId;
        _options = options;
    }

    public ConnectionRole Role { get; }

    /// <summary>The documentation-comment id as it stands in the file.</summary>
    public string Id { get; }

    /// <summary>The name of the member as code writes it: that of a constructor is its type's.</summary>
    public string Name => ParsedId.MemberName == ".ctor" ? ParsedId.TypeName.Substring(ParsedId.TypeName.LastIndexOf('.') + 1) : ParsedId.MemberName;

    /// <summary>The zero-based line in its file.</summary>
    public int Line { get; }

    /// <summary>The name of the catalog the line stands in, "signalr" for signalr.clients.txt.</summary>
    public string Catalog { get; }

    internal CatalogId ParsedId { get; }

    /// <summary>The value of an option; null when the line does not give it.</summary>
    public string? this[string option] => TryFind(option, out var found) ? found.Value : null;

    /// <summary>Whether the line carries the flag.</summary>
    public bool Has(string flag) => TryFind(flag, out _);

    public override string ToString() => $"{Catalog}({Line + 1}): {Id}";

    private bool TryFind(string name, out CatalogOption found)
    {
        foreach (var option in _options)
        {
            if (option.Name == name)
            {
                found = option;
                return true;
            }
        }

        found = default;
        return false;
    }
}
