namespace Switchboard.MutantRunner;

/// <summary>Tries mutants, and writes a line for each: its number, what became of it, and of what.</summary>
internal sealed class Trial(TestSuite suite, MutantSwitch mutants, Coverage coverage, int most, string results)
{
    /// <summary>The exit code of a process that is to be started again: a mutant does not end in it, or has left something behind.</summary>
    public const int Again = 3;

    /// <summary>That of a process whose stack overflowed: 128 and SIGABRT.</summary>
    public const int Aborted = 134;

    private readonly string _current = CurrentOf(results);

    // What a mutant slows down this much does not end.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Goes on with those that have no line yet.</summary>
    public int Run(IEnumerable<Mutant> all)
    {
        HashSet<int> done = File.Exists(results) ? [.. File.ReadLines(results).Select(static line => int.Parse(line.Split(' ')[0]))] : [];
        using var lines = new StreamWriter(results, append: true) { AutoFlush = true };
        // The last process did not come back from this one.
        if (File.Exists(_current) && int.Parse(File.ReadAllText(_current)) is var fatal && done.Add(fatal))
            lines.WriteLine($"{fatal} {Outcome.Fatal}");
        foreach (Mutant mutant in all.Where(mutant => !done.Contains(mutant.Id)))
        {
            File.WriteAllText(_current, $"{mutant.Id}");
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
        Forget(results);
        return 0;
    }

    /// <summary>The one that was being tried when all were stopped is not to blame.</summary>
    public static void Forget(string results) => File.Delete(CurrentOf(results));

    private static string CurrentOf(string results) => results + ".current";

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
