using System.Globalization;
using Xunit;

namespace Corpus.Fuzzing;

/// <summary>Whatever is typed, no analyzer throws or hangs, and no fix breaks code that compiled or comes to no end.</summary>
public sealed class FuzzTests
{
    private const int EditsOfCi = 100;
    private const int CatalogsOfCi = 20;

    [Fact]
    public Task Edited_at_random_no_sample_makes_an_analyzer_or_a_fix_go_wrong() => RunAsync(FuzzCase.OfEditsAsync, "edited samples", EditsOfCi);

    [Fact]
    public Task Whatever_a_catalog_calls_a_member_no_analyzer_and_no_fix_goes_wrong() => RunAsync(FuzzCase.OfSdkAsync, "catalogs", CatalogsOfCi);

    private static async Task RunAsync(Func<int, CancellationToken, Task<FuzzCase>> ofSeed, string what, int runsOfCi)
    {
        var first = Setting("SWITCHBOARD_FUZZ_FIRST", 1);
        var runs = Setting("SWITCHBOARD_FUZZ_RUNS", runsOfCi);
        var (compiled, fixes) = (0, 0);
        var problems = new List<string>();

        for (var seed = first; seed < first + runs; seed++)
        {
            var run = await ofSeed(seed, TestContext.Current.CancellationToken);
            compiled += run.Compiles ? 1 : 0;
            fixes += run.Fixes;
            if (run.Problem is not null)
                problems.Add(run.ToString());
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{runs} {what} from seed {first} on: {compiled} compiled, {fixes} fixes were applied, {problems.Count} went wrong.");
        Assert.True(problems.Count == 0, string.Join("\n\n----------\n\n", problems));
        // Otherwise nothing was tried.
        Assert.True(runs < runsOfCi || (compiled > runs / 10 && fixes > runs / 10));
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw new InvalidOperationException($"{name} is '{text}'; give a whole number.");
}
