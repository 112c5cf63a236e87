using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks;

/// <summary>
/// Makes the compiler bind every body and hand out its operations, as any analyzer does, and looks at none of them. Gated, it looks at the compilation and asks for
/// nothing, as one does whose SDK is not there: what that costs more than nothing is all that is left to compare.
/// </summary>
#pragma warning disable RS1012, RS1036, RS1038, RS1041, RS2008 // Lives in the benchmark alone.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NothingAnalyzer(bool isGated = false) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_nothing = new("NONE0001", "Nothing", "Nothing", "None", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        if (isGated)
            context.RegisterCompilationStartAction(static _ => { });
        else
            context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
    }
}
