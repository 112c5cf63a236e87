namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Parts of a diagnostic that an expectation leaves open.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Every part given is compared.</summary>
    None = 0,

    /// <summary>Additional locations are not compared.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>The severity is not compared.</summary>
    IgnoreSeverity = 2,
}

/// <summary>Which of the compiler's own diagnostics a test must expect.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None: the code may even fail to compile.</summary>
    None = 0,

    /// <summary>Errors.</summary>
    Errors = 1,

    /// <summary>Errors and warnings.</summary>
    Warnings = 2,

    /// <summary>Errors, warnings and suggestions.</summary>
    Suggestions = 3,

    /// <summary>All, hidden ones included.</summary>
    All = 4,
}
