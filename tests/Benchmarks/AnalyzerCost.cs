using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Rules;

namespace Benchmarks;

/// <summary>
/// What each package, and each of our rules alone, costs beyond an analyzer that does nothing on the same code: the least processor time of some rounds, which other
/// work on the machine disturbs less than the mean of a clock.
/// </summary>
internal static class AnalyzerCost
{
    private static readonly string[] s_kinds = [Code.NoSdk, Code.HardlyUsed, Code.Corpus];

    /// <summary>Ours alone, over a large program of each kind.</summary>
    public static void PrintLarge()
    {
        foreach (string kind in s_kinds)
            Print(kind, files: 2_000, rounds: 5, [(Packages.Own, Packages.Of(Packages.Own))]);
    }

    public static void PrintPackages()
    {
        foreach (string kind in s_kinds)
            Print(kind, files: 250, rounds: 9, [.. Packages.Names.Where(static name => name != Packages.Nothing).Select(name => (name, Packages.Of(name)))]);
    }

    public static void PrintRules()
    {
        foreach (string kind in s_kinds.Skip(1))
        {
            var rules = typeof(ConnectionAnalyzer).Assembly.GetTypes()
                .Where(static type => !type.IsAbstract && typeof(TypeAnalyzer).IsAssignableFrom(type))
                .OrderBy(static type => type.Name, StringComparer.Ordinal)
                .Select(static type => (type.Name, ImmutableArray.Create((DiagnosticAnalyzer)Activator.CreateInstance(type)!)));
            Print(kind, files: 250, rounds: 9, [("all", Packages.Of(Packages.Own)), .. rules]);
        }
    }

    private static void Print(string kind, int files, int rounds, IReadOnlyList<(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)> measured)
    {
        Code code = Code.Of(kind, files);
        ImmutableArray<DiagnosticAnalyzer> nothing = Packages.Of(Packages.Nothing, isGated: kind == Code.NoSdk);
        var least = new Measure[measured.Count + 1];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i <= measured.Count; i++)
                least[i] = Least(least[i], Take(code, i == 0 ? nothing : measured[i - 1].Analyzers));
        }

        double thousands = code.Lines / 1_000.0;
        Console.WriteLine($"\n{kind}: {code.Lines} lines; with an analyzer that does nothing {Shown(least[0].Milliseconds / thousands)} ms and {Shown(least[0].Megabytes / thousands)} MB for 1,000 lines\n");
        Console.WriteLine("| | ms / 1,000 lines | MB / 1,000 lines | of the compilation's own time | ms / 1,000 lines in its own code |");
        Console.WriteLine("|---|---|---|---|---|");
        for (var i = 1; i <= measured.Count; i++)
        {
            (double time, double memory) = (least[i].Milliseconds - least[0].Milliseconds, least[i].Megabytes - least[0].Megabytes);
            Console.WriteLine(FormattableString.Invariant($"| {measured[i - 1].Name} | {Shown(time / thousands)} | {Shown(memory / thousands)} | {time / least[0].Milliseconds:P0} | {Shown(least[i].OwnMilliseconds / thousands)} |"));
        }
    }

    private static Measure Take(Code code, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        (TimeSpan time, long memory) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        Analysis.Run(code.Compile(), analyzers);
        process.Refresh();
        (time, memory) = (process.TotalProcessorTime - time, GC.GetTotalAllocatedBytes(precise: true) - memory);
        return new Measure(time.TotalMilliseconds, memory / 1e6, Analysis.OwnTime(code.Compile(), analyzers).TotalMilliseconds);
    }

    private static Measure Least(Measure left, Measure right) =>
        left == default ? right : new Measure(
            Math.Min(left.Milliseconds, right.Milliseconds), Math.Min(left.Megabytes, right.Megabytes), Math.Min(left.OwnMilliseconds, right.OwnMilliseconds));

    private static string Shown(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private readonly record struct Measure(double Milliseconds, double Megabytes, double OwnMilliseconds);
}
