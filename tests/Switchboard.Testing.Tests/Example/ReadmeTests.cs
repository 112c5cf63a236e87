namespace Switchboard.Testing.Tests.Example;

public sealed class ReadmeTests
{
    [Theory]
    [InlineData("ChatViewModel.cs")]
    [InlineData("ChatViewModelTests.cs")]
    public void The_example_of_the_readme_is_the_code_that_is_tested_here(string file)
    {
        string code = Read(file);

        Assert.Contains(code[code.IndexOf("public sealed class", StringComparison.Ordinal)..].TrimEnd(), Read("README.md"));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Example", file)).ReplaceLineEndings("\n");
}
