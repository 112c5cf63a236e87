using Microsoft.CodeAnalysis;
using Xunit;

namespace ValidCode;

public sealed class ValidCodeTests
{
    private const string ConnectionPerCall = """
        public static class Poller
        {
            public static async Task PollAsync(Uri server)
            {
                while (true)
                {
                    var socket = new System.Net.WebSockets.ClientWebSocket();
                    await socket.ConnectAsync(server, CancellationToken.None);
                }
            }
        }
        """;

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var project in CodeProject.All)
            {
                foreach (var file in project.Files)
                    files.Add(project.Name, file);
            }

            return files;
        }
    }

    public static TheoryData<string> Projects => [.. CodeProject.All.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Valid_code_compiles_and_no_rule_says_anything_about_it(string project, string file) =>
        Assert.Empty(await Project(project).FindingsInAsync(file));

    // What has no place in a file: a rule that threw while it looked at a whole project.
    [Theory]
    [MemberData(nameof(Projects))]
    public async Task No_rule_throws(string project) => Assert.Empty(await Project(project).FindingsInAsync(string.Empty));

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_mistake_beside_the_valid_code_is_reported(string project)
    {
        var source = project == "Programs" ? "await Poller.PollAsync(new Uri(args[0]));\n" + ConnectionPerCall : ConnectionPerCall;

        var findings = await Project(project).FindingsWithAsync(source);

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.StartsWith("SWB", finding.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_is_asked()
    {
        Assert.NotEmpty(Rules.Descriptors);
        Assert.All(Rules.AllOnBut([]), rule => Assert.Equal(ReportDiagnostic.Warn, rule.Value));
    }

    [Fact]
    public void There_are_at_least_a_hundred_files() => Assert.True(Files.Count >= 100, $"There are only {Files.Count}.");

    private static CodeProject Project(string name) => CodeProject.All.Single(project => project.Name == name);
}
