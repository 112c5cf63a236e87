using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks;

/// <summary>
/// Looks at the compilation and asks for nothing, as an analyzer does whose SDK is not there; or makes the compiler bind every body and hand out its operations, and
/// looks at none of them.
/// </summary>
#pragma warning disable RS1012, RS1036, RS1038, RS1041, RS2008 // Lives in the benchmark alone.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NothingAnalyzer(bool asks) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_nothing = new("NONE0001", "Nothing", "Nothing", "None", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        if (asks)
            context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
        else
            context.RegisterCompilationStartAction(static _ => { });
    }
}
