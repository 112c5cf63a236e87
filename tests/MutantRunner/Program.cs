using System.CommandLine;
using System.Reflection;
using Switchboard.MutantRunner;

var folder = new Argument<DirectoryInfo>("folder") { Description = "Where stryker's assemblies were kept; coverage and results stand there, too." };
var report = new Argument<FileInfo>("report") { Description = "Stryker's mutation-report.json." };
var within = new Option<string>("--tests") { Description = "The namespace of the tests that are asked.", DefaultValueFactory = static _ => "" };
var most = new Option<int>("--most") { Description = "The most tests for a mutant; of more a sample is asked, and the score is one at least.", DefaultValueFactory = static _ => int.MaxValue };
var minutes = new Option<double>("--minutes") { Description = "Stops after this long; the next run goes on.", DefaultValueFactory = static _ => double.PositiveInfinity };
var part = new Option<int?>("--part") { Hidden = true };
var covers = new Option<bool>("--covers") { Hidden = true };

var command = new RootCommand("Tries the mutants of stryker, many in one process.") { folder, report, within, most, minutes, part, covers };
command.Validators.Add(result =>
{
    if (result.GetValue(folder) is { Exists: false } noFolder)
        result.AddError($"There is no folder '{noFolder}'; run stryker with SWITCHBOARD_MUTATED={noFolder} first.");
    if (result.GetValue(report) is { Exists: false } noReport)
        result.AddError($"There is no report '{noReport}'; run stryker first, with the reporter json.");
});
command.SetAction(async (parsed, cancellationToken) =>
{
    string home = parsed.GetRequiredValue(folder).FullName;
    string reportFile = parsed.GetRequiredValue(report).FullName;
    string[] coverage = [.. Enumerable.Range(0, Workers.Count).Select(number => Path.Combine(home, $"coverage.{number}"))];
    string[] results = [.. Enumerable.Range(0, Workers.Count).Select(number => Path.Combine(home, $"results.{number}"))];
    string tests = parsed.GetRequiredValue(within);
    int atMost = parsed.GetValue(most);

    if (parsed.GetValue(part) is { } mine)
        return Work(mine);

    foreach (string assembly in Directory.GetFiles(home, "Switchboard.Analyzers*.dll"))
        File.Copy(assembly, Path.Combine(AppContext.BaseDirectory, Path.GetFileName(assembly)), overwrite: true);
    string covered = Path.Combine(home, "covered");
    if (!File.Exists(covered))
    {
        await Workers.RunAsync(number => [home, reportFile, "--tests", tests, "--part", $"{number}", "--covers"], again: [], cancellationToken);
        File.WriteAllText(covered, "");
    }
    using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    if (double.IsFinite(parsed.GetValue(minutes)))
        limit.CancelAfter(TimeSpan.FromMinutes(parsed.GetValue(minutes)));
    await Workers.RunAsync(number => [home, reportFile, "--most", $"{atMost}", "--part", $"{number}"], again: [Trial.Again, Trial.Aborted], limit.Token);
    foreach (string file in results)
        Trial.Forget(file);
    Score.Print(Mutant.In(reportFile), results.Where(File.Exists), Console.Out);
    return 0;

    int Work(int number)
    {
        var suite = new TestSuite(Assembly.Load("Switchboard.Analyzers.Tests"));
        MutantSwitch mutants = MutantSwitch.Of("Switchboard.Analyzers", "Switchboard.Analyzers.CodeFixes");
        if (parsed.GetValue(covers))
        {
            Coverage.Write(coverage[number], suite, mutants, tests, number, Workers.Count);
            return 0;
        }
        return new Trial(suite, mutants, Coverage.Read(coverage), atMost, results[number])
            .Run(Mutant.In(reportFile).OrderBy(static mutant => mutant.Turn).Where((_, place) => place % Workers.Count == number));
    }
});
return await command.Parse(args).InvokeAsync();
