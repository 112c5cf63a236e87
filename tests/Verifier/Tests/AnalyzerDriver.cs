using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Runs analyzers over a compilation.</summary>
internal static class AnalyzerDriver
{
    /// <summary>The compiler's and the analyzers' diagnostics; those that the code itself suppresses are left out, those that a suppressor does are not.</summary>
    public static async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(
        Project project,
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        CancellationToken cancellationToken)
    {
        if (analyzers.IsEmpty)
            return compilation.GetDiagnostics(cancellationToken);
        var all = await Attach(project, compilation, analyzers).GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return all.RemoveAll(diagnostic => diagnostic.IsSuppressed && diagnostic.GetSuppressionInfo(compilation) is { ProgrammaticSuppressions.IsEmpty: true });
    }

    /// <summary>The diagnostics that the analyzers find when asked about one file, as an editor asks them.</summary>
    public static async Task<ImmutableArray<Diagnostic>> GetLocalDiagnosticsAsync(
        Project project,
        Compilation compilation,
        SyntaxTree tree,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        CancellationToken cancellationToken)
    {
        var driver = Attach(project, compilation, analyzers);
        var syntax = await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken).ConfigureAwait(false);
        var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, cancellationToken).ConfigureAwait(false);
        return syntax.AddRange(semantic);
    }

    /// <summary>Whether the compiler itself reported the diagnostic.</summary>
    public static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static CompilationWithAnalyzers Attach(Project project, Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: analyzers.Any(analyzer => analyzer is DiagnosticSuppressor));
        return compilation.WithAnalyzers(analyzers, options);
    }
}
