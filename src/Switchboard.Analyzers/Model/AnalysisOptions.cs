using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Switchboard.Analyzers.Model;

/// <summary>What a project's <c>.editorconfig</c> or <c>.globalconfig</c> says to the rules, file by file. A value is read once.</summary>
internal sealed class AnalysisOptions
{
    private readonly Compilation _compilation;
    private readonly AnalyzerConfigOptionsProvider _provider;
    private readonly ConcurrentDictionary<(SyntaxTree Tree, RuleOption Option, string Rule), bool> _flags = new();
    private readonly ConcurrentDictionary<(SyntaxTree Tree, RuleOption Option, string Rule), NamedSymbols> _lists = new();
    private readonly ConcurrentDictionary<string, NamedSymbols> _named = new();

    public AnalysisOptions(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        _compilation = compilation;
        _provider = provider;
    }

    /// <summary>Whether the flag is set for a rule in the code of a file.</summary>
    public bool Has(FlagOption option, string rule, SyntaxTree tree)
    {
        var key = (tree, option, rule);
        if (!_flags.TryGetValue(key, out var value))
            _flags[key] = value = option.Read(_provider.GetOptions(tree), rule);
        return value;
    }

    /// <summary>Whether the flag is set for any of its rules in any file.</summary>
    public bool HasAnywhere(FlagOption option)
    {
        foreach (var tree in FilesThatDiffer())
        {
            foreach (var rule in option.Rules)
            {
                if (Has(option, rule, tree))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What is listed for all rules in the code of a file.</summary>
    public NamedSymbols In(ListOption option, SyntaxTree tree) => In(option, "", tree);

    /// <summary>What is listed for a rule in the code of a file.</summary>
    public NamedSymbols In(ListOption option, string rule, SyntaxTree tree)
    {
        var key = (tree, option, rule);
        if (!_lists.TryGetValue(key, out var value))
        {
            var text = option.Read(_provider.GetOptions(tree), rule);
            _lists[key] = value = text.Length == 0 ? NamedSymbols.None : _named.GetOrAdd(text, ids => NamedSymbols.Resolve(ids, _compilation));
        }

        return value;
    }

    /// <summary>Whether anything is listed for all rules in any file.</summary>
    public bool HasAnywhere(ListOption option)
    {
        foreach (var tree in FilesThatDiffer())
        {
            if (In(option, tree) != NamedSymbols.None)
                return true;
        }

        return false;
    }

    /// <summary>What is listed for all rules in the file that declares the symbol; nothing for one of another assembly.</summary>
    public NamedSymbols Around(ListOption option, ISymbol declared) =>
        declared.DeclaringSyntaxReferences is { Length: > 0 } references ? In(option, references[0].SyntaxTree) : NamedSymbols.None;

    // Most files have the options of the one before.
    private IEnumerable<SyntaxTree> FilesThatDiffer()
    {
        AnalyzerConfigOptions? last = null;
        foreach (var tree in _compilation.SyntaxTrees)
        {
            var options = _provider.GetOptions(tree);
            if (ReferenceEquals(options, last))
                continue;
            last = options;
            yield return tree;
        }
    }
}
