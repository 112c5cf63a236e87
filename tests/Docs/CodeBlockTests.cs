namespace Docs;

public sealed class CodeBlockTests
{
    private static readonly string[] s_pages = ["manager.md", "connectors.md", "troubleshooting.md", "Switchboard.md", "Switchboard.SignalR.md"];

    public static TheoryData<CodeBlock> CSharpBlocks() => new(Blocks().Where(block => block.Language == "csharp"));

    [Theory]
    [MemberData(nameof(CSharpBlocks), DisableDiscoveryEnumeration = true)]
    public void A_block_of_CSharp_compiles_without_a_warning(CodeBlock block) => Assert.Equal("", string.Join(Environment.NewLine, BlockCompiler.Problems(block)));

    [Fact]
    public void A_block_that_does_not_compile_is_found_at_its_line_of_the_page()
    {
        string problem = Assert.Single(BlockCompiler.Problems(new CodeBlock("page.md", 7, "csharp", null, "Show(text);\nShow(nobody);")));

        Assert.StartsWith("page.md(8,6): error CS0103", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_block_says_which_language_it_is() =>
        Assert.All(Blocks(), block => Assert.Contains(block.Language, (string[])["csharp", "text", "xml"]));

    [Fact]
    public void Every_SDK_has_its_recipe() => Assert.Equal(
        ["supabase", "stream-chat", "pusher", "ably", "socket-io", "nats", "mqtt", "redis"],
        new DocsPage("connectors.md").Blocks().Select(block => block.Recipe).OfType<string>());

    private static IEnumerable<CodeBlock> Blocks() => s_pages.SelectMany(page => new DocsPage(page).Blocks());
}
