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
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)];

    /// <summary>The places where a labelled rule reports, each once.</summary>
    /// <exception cref="InvalidOperationException">An analyzer threw.</exception>
    public static async Task<ImmutableSortedSet<Site>> ReportAsync(Sample sample, CancellationToken cancellationToken)
    {
        if (Analyzers.IsEmpty)
            return [];

        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await SampleCompiler.Compile(sample)
            .WithAnalyzers(Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);

        var sites = ImmutableSortedSet.CreateBuilder<Site>();
        foreach (var diagnostic in diagnostics)
        {
            if (RuleIds.Labelled.Contains(diagnostic.Id))
                sites.Add(new Site(sample.File, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Id));
            else if (diagnostic.Id == AnalyzerThrew)
                throw new InvalidOperationException($"An analyzer threw on {sample.File}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        }

        return sites.ToImmutable();
    }
}
