using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Corpus;

/// <summary>Runs every analyzer of <c>Switchboard.Analyzers</c> over a sample.</summary>
internal static class Reporter
{
    // What the compiler reports in place of an exception of an analyzer.
    private const string AnalyzerThrew = "AD0001";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. Assembly.Load("Switchboard.Analyzers").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)];

    /// <summary>The places where a labelled rule reports, each once.</summary>
    /// <exception cref="InvalidOperationException">An analyzer threw.</exception>
    public static async Task<ImmutableSortedSet<Site>> ReportAsync(Sample sample, CancellationToken cancellationToken)
    {
        var diagnostics = await DiagnoseAsync(SampleCompiler.Compile(sample), new AnalyzerOptions([]), cancellationToken);
        var sites = ImmutableSortedSet.CreateBuilder<Site>();
        foreach (var diagnostic in diagnostics)
        {
            if (RuleIds.Labelled.Contains(diagnostic.Id))
                sites.Add(new Site(sample.File, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Id));
        }

        return sites.ToImmutable();
    }

    /// <summary>Everything that the analyzers say about a compilation.</summary>
    /// <exception cref="InvalidOperationException">An analyzer threw.</exception>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation, AnalyzerOptions analyzerOptions, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(analyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == AnalyzerThrew) is { } exception)
            throw new InvalidOperationException($"An analyzer threw: {exception.GetMessage(CultureInfo.InvariantCulture)}");
        return diagnostics;
    }
}
