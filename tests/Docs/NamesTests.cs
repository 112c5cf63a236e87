using Switchboard;

namespace Docs;

/// <summary>What the library can say of a connection is explained on a page, each in a row of its own.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData(typeof(ConnectionPhase), "manager.md", "Phases")]
    [InlineData(typeof(FailureKind), "manager.md", "Kinds of failure")]
    [InlineData(typeof(ConnectionQuality), "manager.md", "Quality")]
    [InlineData(typeof(OverflowBehavior), "manager.md", "Subscriptions")]
    [InlineData(typeof(ConnectionLimitBehavior), "manager.md", "Limits")]
    [InlineData(typeof(ConnectionIssueKind), "troubleshooting.md", "What Inspect finds")]
    [InlineData(typeof(DiagnosticVerdict), "troubleshooting.md", "What a diagnosis says")]
    public void Every_value_is_explained(Type values, string page, string heading) =>
        Assert.Equal(Enum.GetNames(values), FirstCells(page, heading));

    [Fact]
    public void Every_trait_of_a_connector_is_explained() =>
        Assert.Equal(Enum.GetNames<ConnectorTraits>().Where(name => name != nameof(ConnectorTraits.None)), FirstCells("connectors.md", "Traits"));

    private static IEnumerable<string> FirstCells(string page, string heading) => new DocsPage(page).Table(heading).Select(row => row[0].Trim('`'));
}
