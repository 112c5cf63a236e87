using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.Tests.Suppressions;

/// <summary>An analyzer that reports one id at one place: what another package might say there.</summary>
#pragma warning disable RS1001, RS1017, RS1022, RS1025, RS1026 // A test makes it, and no compiler loads it.
internal sealed class Pointer(string id, TextSpan span) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor = new(id, "Title", "Message", "Category", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSyntaxTreeAction(tree =>
    {
        if (tree.Tree.FilePath == SuppressionRun.SourceFile)
            tree.ReportDiagnostic(Diagnostic.Create(_descriptor, Location.Create(tree.Tree, span)));
    });
}
#pragma warning restore RS1001, RS1017, RS1022, RS1025, RS1026
