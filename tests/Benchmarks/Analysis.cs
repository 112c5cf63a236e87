using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks;

/// <summary>Runs analyzers as a build does, and as an editor does.</summary>
internal static class Analysis
{
    public static int Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        With(compilation, analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;

    /// <summary>The time that the analyzers spend in their own code, as <c>/reportanalyzer</c> tells it: without what the compiler does to hand the code out.</summary>
    public static TimeSpan OwnTime(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CompilationWithAnalyzers run = With(compilation, analyzers, logsTime: true);
        run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return analyzers.Aggregate(TimeSpan.Zero, (sum, analyzer) => sum + run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime);
    }

    public static int RunOn(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        With(compilation, analyzers).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;

    // One thread: what is measured is work, not how well it is spread.
    private static CompilationWithAnalyzers With(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool logsTime = false) => compilation.WithAnalyzers(
        analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: logsTime));
}
