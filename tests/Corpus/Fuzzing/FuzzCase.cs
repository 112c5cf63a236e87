using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Corpus.Fuzzing;

/// <summary>A sample with random edits, the same for the same seed.</summary>
internal sealed class FuzzCase
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly ImmutableArray<Sample> Samples = Sample.LoadAll();

    private readonly Document _document;

    private FuzzCase(int seed)
    {
        var random = new Random(seed);
        var sample = Samples[random.Next(Samples.Length)];
        Seed = seed;
        File = sample.File;
        Text = RandomEdits.Apply(sample.Text, random);
        _document = SampleCompiler.CreateDocument(sample).WithText(SourceText.From(Text));
    }

    public int Seed { get; }

    /// <summary>The sample that was edited.</summary>
    public string File { get; }

    /// <summary>The code after the edits.</summary>
    public string Text { get; }

    /// <summary>Whether the code after the edits compiles.</summary>
    public bool Compiles { get; private set; }

    /// <summary>How many fixes were offered, each of them applied alone.</summary>
    public int Fixes { get; private set; }

    /// <summary>What went wrong; <see langword="null"/> where all is well.</summary>
    public string? Problem { get; private set; }

    public static async Task<FuzzCase> RunAsync(int seed, CancellationToken cancellationToken)
    {
        var run = new FuzzCase(seed);
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
