using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Rules.Options;
using Switchboard.TestReferences;

namespace Switchboard.Analyzers.Tests.Options;

/// <summary>What SWB9002 says to settings, read as the compiler reads them.</summary>
internal static class OptionReport
{
    public static Task<ImmutableArray<Diagnostic>> OfAsync(string settings, params string[] sources) =>
        OfAsync([.. Sdk.NetCore, .. Sdk.SignalR, .. Sdk.AspNetCore], settings, sources);

    /// <summary>What it says where the host answers for a key, but does not say what keys there are.</summary>
    public static Task<ImmutableArray<Diagnostic>> WithoutKeysAsync(string settings, string source) =>
        OfAsync([.. Sdk.NetCore, .. Sdk.SignalR, .. Sdk.AspNetCore], settings, [source], static values => new OptionsWithoutKeys(values));

    public static Task<ImmutableArray<Diagnostic>> OfAsync(IEnumerable<MetadataReference> references, string settings, params string[] sources) =>
        OfAsync(references, settings, sources, static values => new Options(values));

    private static async Task<ImmutableArray<Diagnostic>> OfAsync(
        IEnumerable<MetadataReference> references, string settings, string[] sources, Func<ImmutableDictionary<string, string>, AnalyzerConfigOptions> read)
    {
        var set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse("root = true\n[*.cs]\n" + settings + "\n", "/.editorconfig") });
        var trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"/File{index}.cs")).ToArray();
        var compilation = CSharpCompilation.Create(
            "Settings", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new AnalyzerOptions([], new Provider(set, read));

        return await compilation.WithAnalyzers([new InvalidOptionAnalyzer()], options).GetAnalyzerDiagnosticsAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private sealed class Provider(AnalyzerConfigSet set, Func<ImmutableDictionary<string, string>, AnalyzerConfigOptions> read) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => read(set.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => read(set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : OptionsWithoutKeys(values)
    {
        public override IEnumerable<string> Keys { get; } = values.Keys;
    }

    private class OptionsWithoutKeys(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
