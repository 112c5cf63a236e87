namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks of a code fix that a test leaves out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Fix All in a document.</summary>
    SkipFixAllInDocumentCheck = 1 << 0,

    /// <summary>Fix All in a project.</summary>
    SkipFixAllInProjectCheck = 1 << 1,

    /// <summary>Fix All in the solution.</summary>
    SkipFixAllInSolutionCheck = 1 << 2,

    /// <summary>Fix All.</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Only one diagnostic is fixed, the one that <see cref="CodeFixTest{TVerifier}.TrySelectDiagnosticToFix"/> selects.</summary>
    FixOne = 1 << 3,

    /// <summary>That fixable diagnostics are found in an editor, by analysing their file alone, and not only at the end of a compilation.</summary>
    SkipLocalDiagnosticCheck = 1 << 4,
}
