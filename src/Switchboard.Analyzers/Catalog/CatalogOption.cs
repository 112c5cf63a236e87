namespace Switchboard.Analyzers.Catalog;

/// <summary>A flag (no value) or a name=value pair at the end of a catalog line.</summary>
internal readonly struct CatalogOption
{
    public CatalogOption(string name, string? value)
    {
        Name = name;
        Value = value;
    }

    public string Name { get; }

    public string? Value { get; }
}
