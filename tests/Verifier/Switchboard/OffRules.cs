using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Switchboard.Verification;

/// <summary>Turns on what is off by default.</summary>
public static class OffRules
{
    /// <summary>The options with every rule of the analyzer turned on.</summary>
    public static CompilationOptions WithOffRules<TAnalyzer>(this CompilationOptions options)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItems(
            from rule in new TAnalyzer().SupportedDiagnostics
            where !rule.IsEnabledByDefault
            select KeyValuePair.Create(rule.Id, rule.DefaultSeverity == DiagnosticSeverity.Info ? ReportDiagnostic.Info : ReportDiagnostic.Warn)));
}
