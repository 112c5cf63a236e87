using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>The corpus repeated to more and more files: twice the files take twice the time.</summary>
[MemoryDiagnoser]
[Config(typeof(CostColumn.Shown))]
public class ScalingBenchmarks
{
    private Code _code = null!;

    [Params(500, 1_000, 2_000)]
    public int Files { get; set; }

    [ParamsSource(nameof(PackageNames))]
    public string Package { get; set; } = "";

    public static IEnumerable<string> PackageNames => Packages.OwnNames;

    [GlobalSetup]
    public void SetUp() => _code = Code.Of(Code.Corpus, Files);

    [Benchmark]
    public int Analyze() => Analysis.Run(_code.Compile(), Packages.Of(Package));
}
