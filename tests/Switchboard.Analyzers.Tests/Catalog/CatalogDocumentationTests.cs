using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Tests.Agreement;
using Xunit;

namespace Switchboard.Analyzers.Tests.Catalog;

public class CatalogDocumentationTests
{
    private static readonly string s_page = Repository.Read("docs", "catalog.md");

    public static TheoryData<string> Roles => [.. RoleSyntax.All.Select(role => role.Word)];

    [Theory]
    [MemberData(nameof(Roles))]
    public void The_page_names_every_role_with_the_kinds_of_id_it_takes(string word)
    {
        var kinds = string.Join(" ", RoleSyntax.Find(word)!.Kinds.Select(kind => $"`{kind}:`"));

        Assert.Contains($"| `{word}` | {kinds} |", s_page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void The_page_explains_every_option(string word)
    {
        foreach (var option in RoleSyntax.Find(word)!.Options)
        {
            var values = option switch
            {
                { TakesValue: false } => "",
                { NamesParameters: true } => "=parameter",
                { NamesProvider: true } => "=member",
                { Values.IsEmpty: true } => "=a,b",
                _ => "=" + string.Join(@"\|", option.Values),
            };

            Assert.Contains($"| `{option.Name}{values}` |", s_page, StringComparison.Ordinal);
        }
    }
}
