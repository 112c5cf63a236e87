namespace Switchboard.MutantRunner;

/// <summary>Tries mutants, and writes a line for each: its number, what became of it, and of what.</summary>
internal sealed class Trial(TestSuite suite, MutantSwitch mutants, Coverage coverage, int most, string results)
{
    /// <summary>The exit code of a process that is to be started again: a mutant does not end in it, or has left something behind.</summary>
    public const int Again = 3;

    // What a mutant slows down this much does not end.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Goes on with those that have no line yet.</summary>
    public int Run(IEnumerable<Mutant> all)
    {
        HashSet<int> done = File.Exists(results) ? [.. File.ReadLines(results).Select(static line => int.Parse(line.Split(' ')[0]))] : [];
        using var lines = new StreamWriter(results, append: true) { AutoFlush = true };
        foreach (Mutant mutant in all.Where(mutant => !done.Contains(mutant.Id)))
        {
            string[] tests = coverage.TestsOf(mutant, suite, most);
            if (coverage.IsOnce(mutant.Id))
                lines.WriteLine($"{mutant.Id} {Outcome.Once}");
            else if (tests.Length == 0)
                lines.WriteLine($"{mutant.Id} {Outcome.NoTest}");
            else if (tests.FirstOrDefault(test => IsNoticed(mutant, test, lines)) is not { } noticed)
                lines.WriteLine($"{mutant.Id} {Outcome.Survived} {tests.Length} of {coverage.CountOf(mutant)}");
            else
            {
                lines.WriteLine($"{mutant.Id} {Outcome.Killed} {suite.TitleOf(noticed)}");
                // What it left behind would be noticed in its successors.
                if (!suite.Passes(noticed))
                    return Again;
            }
        }
        return 0;
    }

    private bool IsNoticed(Mutant mutant, string test, StreamWriter lines)
    {
        using var limit = new Timer(
            _ =>
            {
                lines.WriteLine($"{mutant.Id} {Outcome.Endless} {suite.TitleOf(test)}");
                Environment.Exit(Again);
            },
            null, s_patience + 10 * TimeSpan.FromMilliseconds(coverage.MillisecondsOf(test)), Timeout.InfiniteTimeSpan);
        mutants.Set(mutant.Id);
        bool passes = suite.Passes(test);
        mutants.Set(null);
        return !passes;
    }
}
