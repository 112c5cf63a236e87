using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.Model;

namespace Benchmarks;

/// <summary>What the rules ask of a compilation before any code is looked at: with each character typed, its references are those of the compilation before.</summary>
public class ModelBenchmarks
{
    private const int Files = 100;

    private CSharpCompilation _compilation = null!;
    private int _typed;

    [Params(Benchmarks.Code.NoSdk, Benchmarks.Code.HardlyUsed)]
    public string Code { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _compilation = Benchmarks.Code.Of(Code, Files).Compile();

    [Benchmark(Baseline = true)]
    public INamespaceSymbol Nothing() => Type().Assembly.GlobalNamespace;

    [Benchmark]
    public object? Model()
    {
        CSharpCompilation compilation = Type();
        _ = compilation.Assembly.GlobalNamespace;
        return ConnectionModel.For(compilation, new AnalyzerOptions([]), CancellationToken.None);
    }

    private CSharpCompilation Type()
    {
        SyntaxTree tree = _compilation.SyntaxTrees[_typed++ % Files];
        var text = tree.GetText();
        return _compilation = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), "\n// typed"))));
    }
}
