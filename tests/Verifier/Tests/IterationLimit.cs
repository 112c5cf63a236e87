namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Counts how often a fix is applied: a positive number is the number expected, a negative one the most allowed.</summary>
internal sealed class IterationLimit
{
    private readonly int _iterations;
    private int _count;
    private string? _excess;

    public IterationLimit(int iterations) => _iterations = iterations;

    /// <summary>Counts one more application, unless it would be one too many.</summary>
    public bool TryCount(string action)
    {
        if (_count == Math.Abs(_iterations))
        {
            _excess = action;
            return false;
        }

        _count++;
        return true;
    }

    /// <summary>Fails if a fix was applied too often or too seldom.</summary>
    public void Verify(IVerifier verifier)
    {
        if (_excess is not null && _iterations == 0)
            verifier.Fail($"No code fix is expected, but '{_excess}' is offered.");
        if (_excess is not null)
            verifier.Fail($"After {_count} iterations, as many as are expected, '{_excess}' is still offered.");
        if (_iterations > 0 && _count != _iterations)
            verifier.Fail($"Expected {_iterations} iterations, but no fix was offered after {_count}.");
    }
}
