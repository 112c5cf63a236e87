using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks;

/// <summary>One character typed in one file of 2,000, and what an editor then asks for: the diagnostics of that file. The model of the catalog is made anew each time.</summary>
[MemoryDiagnoser]
public class TypingBenchmarks
{
    private const int Files = 2_000;

    private CSharpCompilation _compilation = null!;
    private int _typed;

    [ParamsSource(nameof(PackageNames))]
    public string Package { get; set; } = "";

    public static IEnumerable<string> PackageNames => Packages.OwnNames;

    [GlobalSetup]
    public void SetUp()
    {
        _compilation = Code.Of(Code.Corpus, Files).Compile();
        // An editor has the project bound already.
        _ = _compilation.GetDiagnostics();
    }

    [Benchmark]
    public int Type()
    {
        var tree = _compilation.SyntaxTrees[_typed++ % Files];
        var text = tree.GetText();
        var edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), "\n// typed")));
        _compilation = _compilation.ReplaceSyntaxTree(tree, edited);
        return Analysis.RunOn(_compilation, edited, Packages.Of(Package));
    }
}
