using System.Collections.Immutable;

namespace Switchboard.Analyzers.Catalog;

/// <summary>What may follow the name of an option.</summary>
internal sealed class OptionSyntax
{
    private OptionSyntax(string name, bool takesValue, ImmutableArray<string> values)
    {
        Name = name;
        TakesValue = takesValue;
        Values = values;
    }

    public string Name { get; }

    public bool TakesValue { get; }

    /// <summary>Whether the value is parameter names, separated by commas, that some overload must have.</summary>
    public bool NamesParameters { get; private set; }

    /// <summary>Whether the value is the name of a member that another line of the file marks as one that takes a provider.</summary>
    public bool NamesProvider { get; private set; }

    /// <summary>The only values there are; empty where any name will do.</summary>
    public ImmutableArray<string> Values { get; }

    public static OptionSyntax Flag(string name) => new(name, takesValue: false, ImmutableArray<string>.Empty);

    public static OptionSyntax OneOf(string name, params string[] values) => new(name, takesValue: true, ImmutableArray.Create(values));

    public static OptionSyntax Names(string name) => new(name, takesValue: true, ImmutableArray<string>.Empty);

    public static OptionSyntax Parameters(string name) => new(name, takesValue: true, ImmutableArray<string>.Empty) { NamesParameters = true };

    public static OptionSyntax Provider(string name) => new(name, takesValue: true, ImmutableArray<string>.Empty) { NamesProvider = true };
}
