using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Switchboard.Analyzers.Model;

/// <summary>One option of <c>.editorconfig</c>: its name, who reads it, and what its value may be.</summary>
internal abstract class RuleOption
{
    /// <summary>What every key begins with; the broadest key is this and the name of the option.</summary>
    public const string Prefix = "dotnet_code_quality.";

    /// <summary>The layer of this package: narrower than every tool, broader than one rule.</summary>
    public const string Package = "Switchboard";

    private readonly ImmutableArray<string> _broadKeys;
    private readonly ImmutableDictionary<string, string> _ruleKeys;

    protected RuleOption(string name, string values, string byDefault, params string[] rules)
    {
        Name = name;
        Values = values;
        Default = byDefault;
        Rules = ImmutableArray.Create(rules);
        _broadKeys = ImmutableArray.Create(Prefix + Package + "." + name, Prefix + name);
        _ruleKeys = Rules.ToImmutableDictionary(rule => rule, rule => Prefix + rule + "." + name);
    }

    public string Name { get; }

    /// <summary>What the value may be, in words.</summary>
    public string Values { get; }

    /// <summary>What stands for the option where nobody sets it, in words.</summary>
    public string Default { get; }

    /// <summary>The rules that may be given a value of their own; empty where the option says what code is, which all rules must agree on.</summary>
    public ImmutableArray<string> Rules { get; }

    /// <summary>Why the value cannot be used, or null where it can.</summary>
    public abstract string? FindMistake(string value, Compilation compilation);

    /// <summary>The value of the narrowest layer that has one that can be read.</summary>
    protected string? Find(AnalyzerConfigOptions options, string? rule, Func<string, bool> isReadable)
    {
        if (rule is not null && _ruleKeys.TryGetValue(rule, out var key) && options.TryGetValue(key, out var value) && isReadable(value))
            return value;

        foreach (var broad in _broadKeys)
        {
            if (options.TryGetValue(broad, out value) && isReadable(value))
                return value;
        }

        return null;
    }
}

/// <summary>An option that is <c>true</c> or <c>false</c>.</summary>
internal sealed class FlagOption : RuleOption
{
    public FlagOption(string name, params string[] rules)
        : base(name, "`true`, `false`", "`false`", rules)
    {
    }

    public bool Read(AnalyzerConfigOptions options, string? rule) =>
        Find(options, rule, static text => bool.TryParse(text, out _)) is { } value && bool.Parse(value);

    public override string? FindMistake(string value, Compilation compilation) =>
        bool.TryParse(value, out _) ? null : $"'{value}' is neither 'true' nor 'false'";
}

/// <summary>An option that lists documentation-comment ids, separated by <c>|</c>.</summary>
internal sealed class ListOption : RuleOption
{
    public ListOption(string name, string kinds, params string[] rules)
        : base(name, Describe(kinds) + " separated by `\\|`", "none", rules) =>
        Kinds = kinds;

    /// <summary>The letters that an id may begin with.</summary>
    public string Kinds { get; }

    public string Read(AnalyzerConfigOptions options, string? rule) => Find(options, rule, static _ => true) ?? "";

    public override string? FindMistake(string value, Compilation compilation) => NamedSymbols.FindMistake(value, Kinds, compilation);

    private static string Describe(string kinds)
    {
        var letters = new List<string>();
        foreach (var kind in kinds)
            letters.Add($"`{kind}:`");
        return string.Join(" and ", letters) + " ids";
    }
}
