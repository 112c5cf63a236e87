using System.Text.RegularExpressions;

namespace Switchboard.Samples.Tests;

/// <summary>The application with every mistake.</summary>
public sealed partial class LegacyChatTests
{
    private static readonly string[] s_rules =
    [
        "SWB1001", "SWB1002", "SWB1004", "SWB2001", "SWB2002", "SWB2003", "SWB2004", "SWB3001", "SWB3002", "SWB3005", "SWB3006", "SWB3010", "SWB4001", "SWB4002", "SWB5004",
    ];

    [Fact]
    public async Task Every_build_warns_of_every_mistake_and_of_nothing_else_and_the_run_shows_them()
    {
        await DotnetCommand.RunAsync("restore", "samples/LegacyChat", "--no-dependencies");
        Assert.Equal(s_rules, Rules(await BuildAsync()));
        string again = await BuildAsync();
        Assert.Equal(s_rules, Rules(again));
        Assert.Contains($"prints {Count(again)} warnings", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        string output = await DotnetCommand.RunAsync("run", "--project", "samples/LegacyChat", "--no-build", "-c", Repository.Configuration);

        Assert.Equal(new Summary(9, "chat 4, notifications 3, presence 1, ticker 1", LeftOpen: 3, ShownTwice: 6), Summary.Of(output));
    }

    // Not its dependencies: other test projects use them at the same time.
    private static Task<string> BuildAsync() =>
        DotnetCommand.RunAsync("build", "samples/LegacyChat", "--no-restore", "--no-dependencies", "-c", Repository.Configuration);

    private static string[] Rules(string output) => [.. Warnings().Matches(output).Select(match => match.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal)];

    // Each stands in the output twice: where it came up, and in the summary.
    private static int Count(string output) => output.Split('\n').Where(static line => Warnings().IsMatch(line)).Select(static line => line.Trim()).Distinct().Count();

    [GeneratedRegex(@": warning (?<id>\w+): ")]
    private static partial Regex Warnings();
}
