using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.CSharp.Testing;

/// <summary>The options C# test code is read with unless a test says otherwise.</summary>
internal static class CSharpDefaults
{
    /// <summary>The newest language version that is not a preview; documentation comments are checked.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>A library; unsafe code is allowed. Differing versions of the same assembly are no matter in tests.</summary>
    public static CSharpCompilationOptions CompilationOptions { get; } = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty
            .Add("CS1701", ReportDiagnostic.Suppress)
            .Add("CS1702", ReportDiagnostic.Suppress));
}
