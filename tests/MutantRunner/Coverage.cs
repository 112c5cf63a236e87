using System.Diagnostics;

namespace Switchboard.MutantRunner;

/// <summary>Which tests meet a mutant. Stands in files with a line a test: its name, its milliseconds, the mutants.</summary>
internal sealed class Coverage
{
    // In place of the name of a test, before the mutants of what is initialised once.
    private const string Once = "once";

    private readonly Dictionary<string, int> _times = [];
    private readonly Dictionary<string, int> _breadths = [];
    private readonly Dictionary<int, List<string>> _tests = [];
    private readonly HashSet<int> _once = [];

    /// <summary>Runs every parts-th test, twice, and writes what it meets: what only the first run meets is initialised once.</summary>
    public static void Write(string file, TestSuite suite, MutantSwitch mutants, string within, int part, int parts)
    {
        HashSet<int> seen = [];
        using var lines = new StreamWriter(file) { AutoFlush = true };
        foreach (string test in suite.Names.Where(name => suite.ClassOf(name).StartsWith(within, StringComparison.Ordinal)).Where((_, place) => place % parts == part))
        {
            bool passes = false;
            HashSet<int> first = mutants.Met(() => passes = suite.Passes(test));
            if (!passes)
            {
                Console.Error.WriteLine($"Left out, for it fails without a mutant: {suite.TitleOf(test)}");
                continue;
            }
            if (first.Count == 0)
                continue;
            var watch = Stopwatch.StartNew();
            HashSet<int> met = mutants.Met(() => suite.Passes(test));
            int[] once = [.. first.Where(mutant => seen.Add(mutant) && !met.Contains(mutant))];
            if (once.Length > 0)
                lines.WriteLine($"{Once} 0 {string.Join(',', once)}");
            if (met.Count > 0)
                lines.WriteLine($"{test} {watch.ElapsedMilliseconds} {string.Join(',', met)}");
        }
    }

    public static Coverage Read(IEnumerable<string> files)
    {
        var coverage = new Coverage();
        foreach (string line in files.SelectMany(File.ReadLines))
            coverage.Add(line.Split(' '));
        return coverage;
    }

    /// <summary>Whether it stands in what is initialised once: switched on in a process that has run, it does nothing.</summary>
    public bool IsOnce(int mutant) => _once.Contains(mutant);

    public int MillisecondsOf(string test) => _times[test];

    /// <summary>The tests that meet it, first those of its folder, then those that meet few and are quick; of more than the most a sample.</summary>
    public string[] TestsOf(Mutant mutant, TestSuite suite, int most)
    {
        if (!_tests.TryGetValue(mutant.Id, out List<string>? tests))
            return [];
        string[] inOrder = [.. tests
            .OrderBy(test => !suite.ClassOf(test).Contains($".{mutant.Folder}.", StringComparison.Ordinal))
            .ThenBy(test => _breadths[test] * (long)_times[test])];
        if (inOrder.Length <= most)
            return inOrder;
        int first = most / 2;
        int step = (inOrder.Length - first) / (most - first) + 1;
        return [.. inOrder.Where((_, place) => place < first || (place - first) % step == 0)];
    }

    public int CountOf(Mutant mutant) => _tests.TryGetValue(mutant.Id, out List<string>? tests) ? tests.Count : 0;

    private void Add(string[] words)
    {
        int[] met = [.. words[2].Split(',').Select(int.Parse)];
        if (words[0] == Once)
        {
            _once.UnionWith(met);
            return;
        }
        _times[words[0]] = int.Parse(words[1]);
        _breadths[words[0]] = met.Length;
        foreach (int mutant in met)
        {
            if (!_tests.TryGetValue(mutant, out List<string>? tests))
                _tests[mutant] = tests = [];
            tests.Add(words[0]);
        }
    }
}
