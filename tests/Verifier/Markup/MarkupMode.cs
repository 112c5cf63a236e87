namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What becomes of the markup in a state's files.</summary>
public enum MarkupMode
{
    /// <summary>It is code.</summary>
    None = 0,

    /// <summary>It is taken out and expects nothing.</summary>
    Ignore = 1,

    /// <summary>It is taken out and expects the diagnostics that the code fix does not fix.</summary>
    IgnoreFixable = 2,

    /// <summary>It is taken out and expects a diagnostic for each mark.</summary>
    Allow = 3,
}

/// <summary>How marks are read.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary>A mark must say which diagnostic it expects wherever there is more than one.</summary>
    None = 0,

    /// <summary>Where a mark leaves a choice of descriptors, the first is meant.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is code.</summary>
    TreatPositionIndicatorsAsCode = 2,
}
