using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Switchboard.Analyzers.CodeFixes.Tests;

/// <summary>Tests of the fixes that write calls of the manager.</summary>
internal static class ManagerFix
{
    public static Task VerifyAsync<TAnalyzer, TCodeFix>(string source, string fixedSource, int codeActionIndex = 0)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new() =>
        new SdkFix<TAnalyzer, TCodeFix> { TestCode = source, FixedCode = fixedSource, CodeActionIndex = codeActionIndex, CodeActionValidationMode = CodeActionValidationMode.Full }.RunAsync();
}
