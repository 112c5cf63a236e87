using System.Text.RegularExpressions;
using Xunit;

namespace Switchboard.Packaging;

/// <summary>The core survives trimming and native compilation, whole and without a warning, and what was published still talks to a server.</summary>
public sealed partial class TrimmingTests(PublishFolder folder) : IClassFixture<PublishFolder>
{
    [Fact]
    public async Task A_trimmed_program_publishes_without_a_warning_and_runs()
    {
        var published = await PublishAsync("trimmed");

        await AssertTalksAsync(published);
    }

    [Fact]
    public async Task A_native_program_publishes_without_a_warning_and_runs()
    {
        var linker = Linker();
        Assert.SkipWhen(linker is null, "The native program is not linked: neither clang nor gcc is on the path.");

        var published = await PublishAsync("native", linker!);

        await AssertTalksAsync(published);
    }

    private async Task<string> PublishAsync(string how, params string[] options)
    {
        var target = Path.Combine(folder.Path, "published", how);
        var result = await DotNet.RunAsync(
            Repository.Root,
            new Dictionary<string, string>(),
            [
                "publish", Path.Combine("tests", "Trimmed"), "-c", "Release", "-nologo", "-v", "minimal", "-p:PublishAs=" + how, "-o", target,
                // The tree's own bin and obj may be in use by the build that this test is part of.
                "--artifacts-path", Path.Combine(folder.Path, "artifacts"), .. options,
            ]);
        result.MustSucceed();
        Assert.DoesNotMatch(AnalysisWarning(), result.Output);
        return Path.Combine(target, OperatingSystem.IsWindows() ? "Trimmed.exe" : "Trimmed");
    }

    private static async Task AssertTalksAsync(string program)
    {
        await using var server = new EchoServer();

        var result = (await DotNet.RunProgramAsync(program, $"ws://{server.Address}")).MustSucceed();

        Assert.Equal(["heard: hello", "phase: Connected", "heard: again", "clients created: 2"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // The SDK asks for clang; gcc links as well.
    private static string[]? Linker() =>
        !OperatingSystem.IsLinux() || IsOnPath("clang") ? []
        : IsOnPath("gcc") ? ["-p:CppCompilerAndLinker=gcc"]
        : null;

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"\bIL[23]\d{3}\b")]
    private static partial Regex AnalysisWarning();
}

/// <summary>A folder that both are published from, so that the second finds what the first has compiled.</summary>
public sealed class PublishFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("switchboard-trimmed-");

    internal string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
