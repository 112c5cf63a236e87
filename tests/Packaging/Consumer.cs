using System.Text.RegularExpressions;

namespace Switchboard.Packaging;

/// <summary>A project outside the tree that references the packages.</summary>
internal sealed partial class Consumer(string folder, IReadOnlyDictionary<string, string> environment)
{
    private int _builds;

    /// <summary>Every consumer is the console application, with files of its own over it.</summary>
    public async Task CreateAsync(string name)
    {
        foreach (var layer in new[] { "Console", name }.Distinct())
            Copy(Path.Combine(AppContext.BaseDirectory, "Consumers", layer), folder);
        (await RunAsync("restore", "-v", "quiet")).MustSucceed();
    }

    /// <summary>Compiles everything anew, so that nothing that was reported before is missing.</summary>
    public async Task<BuildResult> BuildAsync(params string[] options)
    {
        var log = Path.Combine(folder, "obj", $"build{++_builds}.sarif");
        var result = await RunAsync(["build", "--no-restore", "--no-incremental", "-nologo", $"-p:ErrorLog={log}%2Cversion=2.1", .. options]);
        return new BuildResult(result, File.Exists(log) ? ReportedDiagnostic.Read(log) : []);
    }

    /// <summary>Applies the fixes of some rules, or of all.</summary>
    public async Task RepairAsync() => (await RunAsync("format", "analyzers", "--no-restore", "--severity", "info")).MustSucceed();

    public Task<CommandResult> RunBuiltAsync() => RunAsync(Path.Combine("bin", "Debug", "net10.0", "Chat.dll"));

    public async Task<string> EvaluateAsync(string item, params string[] options) =>
        (await RunAsync(["msbuild", "-nologo", "-getItem:" + item, .. options])).MustSucceed().Output;

    public string Read(string file) => File.ReadAllText(Path.Combine(folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    /// <summary>What the comments of the sources say: <c>// expect: SWB1001</c> or <c>// suppressed: SWB1001</c>.</summary>
    public IEnumerable<ReportedDiagnostic> Expected()
    {
        foreach (var file in Directory.GetFiles(folder, "*.cs"))
        {
            var lines = File.ReadAllLines(file);
            for (var line = 0; line < lines.Length; line++)
            {
                foreach (Match rule in Expectation().Matches(lines[line]))
                {
                    foreach (Capture id in rule.Groups["id"].Captures)
                        yield return new ReportedDiagnostic(id.Value, "warning", Path.GetFileName(file), line + 1, rule.Groups["how"].Value == "suppressed");
                }
            }
        }
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => DotNet.RunAsync(folder, environment, arguments);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    [GeneratedRegex(@"// (?<how>expect|suppressed): (?<id>SWB\d{4})(, (?<id>SWB\d{4}))*$")]
    private static partial Regex Expectation();
}
