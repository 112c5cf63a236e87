using System.Text.RegularExpressions;
using Switchboard.Analyzers.Suppressions;
using Xunit;

namespace Switchboard.Analyzers.Tests.Agreement;

/// <summary>docs/suppressions.md says what is silenced.</summary>
public class SuppressionAgreementTests
{
    [Fact]
    public void The_page_lists_every_suppression_and_no_other()
    {
        var rows = Regex.Matches(Repository.Read("docs", "suppressions.md"), @"^\| ([A-Z]+\d+) \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

        Assert.Equal(new ManagedClientSuppressor().SupportedSuppressions.Select(suppression => suppression.SuppressedDiagnosticId).Order(StringComparer.Ordinal), rows);
    }
}
