namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a state takes from the one before it: the fixed state from the test state, the batch-fixed state from the fixed state.</summary>
public enum StateInheritanceMode
{
    /// <summary>What it does not give itself, but not the expected diagnostics that the code fix fixes.</summary>
    AutoInherit = 0,

    /// <summary>Nothing.</summary>
    Explicit = 1,

    /// <summary>What it does not give itself.</summary>
    AutoInheritAll = 2,
}
