using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>What each package adds to a compilation, beside an analyzer that does nothing. The last column is that difference by the size of the code.</summary>
[MemoryDiagnoser]
[Config(typeof(CostColumn.Shown))]
public class AnalyzerBenchmarks
{
    private Code _code = null!;

    [Params(Benchmarks.Code.NoSdk, Benchmarks.Code.HardlyUsed, Benchmarks.Code.Corpus)]
    public string Code { get; set; } = "";

    [ParamsSource(nameof(PackageNames))]
    public string Package { get; set; } = "";

    public static IEnumerable<string> PackageNames => Packages.Names;

    [GlobalSetup]
    public void SetUp() => _code = Benchmarks.Code.Of(Code, Code == Benchmarks.Code.Corpus ? 500 : 1_000);

    [Benchmark]
    public int Analyze() => Analysis.Run(_code.Compile(), Packages.Of(Package, isGated: Code == Benchmarks.Code.NoSdk));
}
