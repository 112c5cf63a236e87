using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Corpus;

/// <summary>Every fix that is offered for anything in the corpus, alone and as Fix All: not only the first, as in <see cref="FixTests"/>.</summary>
/// <remarks>All samples take minutes: <c>SWITCHBOARD_EVERY_FIX=1</c>. Without it one of each folder is taken, the one with the most labels.</remarks>
public sealed class EveryFixTests
{
    private static readonly bool s_all = Environment.GetEnvironmentVariable("SWITCHBOARD_EVERY_FIX") == "1";

    private static readonly ILookup<string, Sample> s_folders = Sample.LoadAll()
        .GroupBy(static sample => Path.GetDirectoryName(sample.File)!, StringComparer.Ordinal)
        .SelectMany(static folder => s_all ? folder : folder.OrderByDescending(static sample => sample.Labels.Length).Take(1), static (folder, sample) => (folder.Key, sample))
        .ToLookup(static pair => pair.Key, static pair => pair.sample, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. s_folders.Select(static folder => folder.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_leaves_code_that_compiles_without_a_warning_that_is_new_and_stays_with_its_comments_and_line_endings(string folder)
    {
        var problems = new List<string>();
        foreach (Sample sample in s_folders[folder])
            problems.AddRange(await ProblemsOfAsync(sample, TestContext.Current.CancellationToken));

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    private static async Task<List<string>> ProblemsOfAsync(Sample sample, CancellationToken cancellationToken)
    {
        // With the line endings that the fixes did not grow up with.
        Document document = SampleCompiler.CreateDocument(sample);
        document = document.WithText(SourceText.From(sample.Text.ReplaceLineEndings("\r\n")));
        Repair repair = await Repair.OfAsync(document, cancellationToken);
        var problems = new List<string>();
        var kinds = new HashSet<(CodeFixProvider, string?)>();
        foreach (Offer offer in repair.Offers)
        {
            await CheckAsync($"'{offer.Action.Title}'", () => FixerRun.ApplyAsync(document, offer.Action, cancellationToken));
            if (kinds.Add((offer.Provider, offer.Action.EquivalenceKey)))
                await CheckAsync($"all '{offer.Action.EquivalenceKey}'", () => repair.ApplyAllAsync(offer, cancellationToken));
        }

        return problems;

        async Task CheckAsync(string what, Func<Task<Document>> apply)
        {
            try
            {
                problems.AddRange((await repair.ProblemsOfAsync(await apply(), cancellationToken)).Select(problem => $"{sample.File}: {what}: {problem}"));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                problems.Add($"{sample.File}: {what}: {exception}");
            }
        }
    }
}
