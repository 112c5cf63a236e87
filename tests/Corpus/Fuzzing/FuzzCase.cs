using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Corpus.Fuzzing;

/// <summary>A sample with random edits, or an SDK of the project's own under a random catalog: the same for the same seed.</summary>
internal sealed class FuzzCase
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly ImmutableArray<Sample> Samples = Sample.LoadAll();

    private readonly Document _document;

    private FuzzCase(int seed, string file, string text, Document document)
    {
        Seed = seed;
        File = file;
        Text = text;
        _document = document;
    }

    public int Seed { get; }

    /// <summary>The sample that was edited, or the name of the catalog.</summary>
    public string File { get; }

    /// <summary>The code that is looked at.</summary>
    public string Text { get; }

    /// <summary>Whether the code compiles.</summary>
    public bool Compiles { get; private set; }

    /// <summary>How many fixes were offered, each of them applied alone.</summary>
    public int Fixes { get; private set; }

    /// <summary>What went wrong; <see langword="null"/> where all is well.</summary>
    public string? Problem { get; private set; }

    public static Task<FuzzCase> OfEditsAsync(int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var sample = Samples[random.Next(Samples.Length)];
        string text = RandomEdits.Apply(sample.Text, random);
        return RunAsync(new FuzzCase(seed, sample.File, text, SampleCompiler.CreateDocument(sample).WithText(SourceText.From(text))), cancellationToken);
    }

    public static Task<FuzzCase> OfSdkAsync(int seed, CancellationToken cancellationToken)
    {
        var sdk = RandomSdk.Of(new Random(seed));
        return RunAsync(new FuzzCase(seed, "acme.clients.txt", $"{sdk.Catalog}\n{sdk.Code}", sdk.AddTo(SampleCompiler.CreateProject(referencesSwitchboard: seed % 2 == 0))), cancellationToken);
    }

    private static async Task<FuzzCase> RunAsync(FuzzCase run, CancellationToken cancellationToken)
    {
        try
        {
            // An analyzer or a fix that goes round for ever may not look at a token.
            await Task.Run(() => run.RunAsync(cancellationToken), cancellationToken).WaitAsync(Limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            run.Problem = $"not done within {Limit}";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            run.Problem = exception.ToString();
        }

        return run;
    }

    public override string ToString() => $"seed {Seed}, {File}: {Problem}\n\n{Text}";

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        Compiles = (await FixerRun.ErrorsOfAsync(_document, cancellationToken)).IsEmpty;
        foreach (var action in await FixerRun.ActionsAsync(_document, cancellationToken))
        {
            Fixes++;
            var repaired = await FixerRun.ApplyAsync(_document, action, cancellationToken);
            if (Compiles && await FixerRun.ErrorsOfAsync(repaired, cancellationToken) is { IsEmpty: false } errors)
            {
                Problem = $"'{action.Title}' breaks the code:\n{string.Join('\n', errors)}\n\n{await repaired.GetTextAsync(cancellationToken)}";
                return;
            }
        }

        if (Compiles && Fixes > 0 && await FixerRun.RunAsync(_document, cancellationToken) is { Problems.Count: > 0 } run)
            Problem = $"{string.Join('\n', run.Problems)}\n\nfixes:\n{string.Join('\n', run.Titles)}\n\n{run.Text}";
    }
}
