using System.Collections.Immutable;

namespace Switchboard.Analyzers.Catalog;

/// <summary>What may follow the name of an option.</summary>
internal sealed class OptionSyntax
{
    private OptionSyntax(string name, bool takesValue, bool namesParameters, ImmutableArray<string> values)
    {
        Name = name;
        TakesValue = takesValue;
        NamesParameters = namesParameters;
        Values = values;
    }

    public string Name { get; }

    public bool TakesValue { get; }

    /// <summary>Whether the value is parameter names, separated by commas, that some overload must have.</summary>
    public bool NamesParameters { get; }

    /// <summary>The only values there are; empty where any name will do.</summary>
    public ImmutableArray<string> Values { get; }

    public static OptionSyntax Flag(string name) => new(name, takesValue: false, namesParameters: false, ImmutableArray<string>.Empty);

    public static OptionSyntax OneOf(string name, params string[] values) => new(name, takesValue: true, namesParameters: false, ImmutableArray.Create(values));

    public static OptionSyntax Names(string name) => new(name, takesValue: true, namesParameters: false, ImmutableArray<string>.Empty);

    public static OptionSyntax Parameters(string name) => new(name, takesValue: true, namesParameters: true, ImmutableArray<string>.Empty);
}
