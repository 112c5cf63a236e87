using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules.Options;

/// <summary>SWB9002: an option of the configuration that no rule reads, or whose value none can read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidOptionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.InvalidOption);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        // The configuration is no code and has no place that a rule may report at: it is read when the whole project is.
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        // The same configuration serves all projects of a solution; those that have no connections need not hear of it.
        if (ConnectionModel.For(context.Compilation, context.Options, context.CancellationToken) is null)
            return;

        var settings = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            AddOwn(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree), settings);
        }

        foreach (var setting in settings)
        {
            foreach (var value in setting.Value)
            {
                if (FindMistake(setting.Key, value, context.Compilation) is { } mistake)
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidOption, Location.None, setting.Key, mistake.Why, mistake.WayOut));
            }
        }
    }

    private static void AddOwn(AnalyzerConfigOptions options, SortedDictionary<string, SortedSet<string>> into)
    {
        foreach (var key in KeysOf(options))
        {
            if (!key.StartsWith(RuleOption.Prefix, StringComparison.OrdinalIgnoreCase) || !IsOwn(Layers(key)) || !options.TryGetValue(key, out var value))
                continue;
            if (!into.TryGetValue(key, out var values))
                into.Add(key, values = new SortedSet<string>(StringComparer.Ordinal));
            values.Add(value);
        }
    }

    // A host may not say what keys there are.
    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return Array.Empty<string>();
        }
    }

    /// <summary>What stands between the prefix and the name of the option, and that name.</summary>
    private static (string Layer, string Name) Layers(string key)
    {
        var rest = key.Substring(RuleOption.Prefix.Length);
        var dot = rest.IndexOf('.');
        return dot < 0 ? ("", rest) : (rest.Substring(0, dot), rest.Substring(dot + 1));
    }

    // A name without a layer may be another tool's, unless it is one of ours.
    private static bool IsOwn((string Layer, string Name) parts) =>
        parts.Layer.Length == 0 ? RuleOptions.Find(parts.Name) is not null : IsPackage(parts.Layer) || IsRule(parts.Layer);

    private static bool IsPackage(string layer) => string.Equals(layer, RuleOption.Package, StringComparison.OrdinalIgnoreCase);

    private static bool IsRule(string layer) =>
        layer.Length == "SWB0000".Length && layer.StartsWith("SWB", StringComparison.OrdinalIgnoreCase) && int.TryParse(layer.Substring(3), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static (string Why, string WayOut)? FindMistake(string key, string value, Compilation compilation)
    {
        var (layer, name) = Layers(key);
        if (RuleOptions.Find(name) is not { } option)
            return ($"there is no option '{name}'", $"the options are {Listed(NamesOf(RuleOptions.All))}");

        var rule = layer.ToUpperInvariant();
        if (IsRule(layer) && !option.Rules.Contains(rule))
        {
            return option.Rules.IsEmpty
                ? ($"all rules share '{option.Name}'", $"write '{RuleOption.Prefix}{RuleOption.Package}.{option.Name}'")
                : ($"{rule} has no option '{option.Name}'", $"{Listed(option.Rules)} have");
        }

        return option.FindMistake(value, compilation) is { } why ? (why, $"write {option.Values.Replace("`", "").Replace("\\", "")}") : null;
    }

    private static IEnumerable<string> NamesOf(IEnumerable<RuleOption> options)
    {
        foreach (var option in options)
            yield return $"'{option.Name}'";
    }

    private static string Listed(IEnumerable<string> names)
    {
        var all = new List<string>(names);
        var last = all[all.Count - 1];
        all.RemoveAt(all.Count - 1);
        return all.Count == 0 ? last : string.Join(", ", all) + " and " + last;
    }
}
