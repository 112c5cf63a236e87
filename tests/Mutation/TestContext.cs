namespace Xunit;

/// <summary>What the tests take from xunit 3 and xunit 2 does not have.</summary>
internal sealed class TestContext
{
    public static TestContext Current { get; } = new();

    public CancellationToken CancellationToken => CancellationToken.None;
}
