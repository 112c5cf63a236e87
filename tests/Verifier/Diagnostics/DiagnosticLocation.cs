namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How the place of an expected diagnostic is compared.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    /// <summary>The start and the end must be equal.</summary>
    None = 0,

    /// <summary>Only the start must be equal.</summary>
    IgnoreLength = 1,

    /// <summary>The place is a markup key, <c>{|#0:…|}</c>, whose span is filled in when the markup is read.</summary>
    InterpretAsMarkupKey = 2,
}

/// <summary>Where a diagnostic is expected. Lines and columns count from 0, as in <see cref="FileLinePositionSpan"/>.</summary>
public readonly struct DiagnosticLocation
{
    /// <summary>Creates a place from its file and span.</summary>
    public DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
    {
        Span = span;
        Options = options;
    }

    /// <summary>The file and the span.</summary>
    public FileLinePositionSpan Span { get; }

    /// <summary>How the span is compared.</summary>
    public DiagnosticLocationOptions Options { get; }
}
