using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Switchboard.Analyzers.Model;

/// <summary>What a project's <c>.editorconfig</c> or <c>.globalconfig</c> says to the rules.</summary>
internal static class AnalysisOptions
{
    /// <summary><c>dotnet_code_quality.analyze_tests</c>, or with <c>Switchboard.</c> before the option; the narrower one wins.</summary>
    public static bool AnalyzesTests(Compilation compilation, AnalyzerOptions options)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        if (Read(provider.GlobalOptions) is { } forAll)
            return forAll;

        foreach (var tree in compilation.SyntaxTrees)
            return Read(provider.GetOptions(tree)) ?? false;
        return false;
    }

    private static bool? Read(AnalyzerConfigOptions options)
    {
        if ((options.TryGetValue("dotnet_code_quality.Switchboard.analyze_tests", out var text) || options.TryGetValue("dotnet_code_quality.analyze_tests", out text))
            && bool.TryParse(text, out var value))
            return value;
        return null;
    }
}
