using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Rules;
using Switchboard.TestReferences;

namespace Benchmarks;

/// <summary>What the rules add to a compilation: the same code bound without an analyzer, with one that does nothing, and with all rules.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_nothing = [new NothingAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules = typeof(ConnectionAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    private ImmutableArray<SyntaxTree> _trees;
    private ImmutableArray<MetadataReference> _references;

    /// <summary>Ordinary: code that hardly uses a connection. Usage: every type uses one, half of them wrongly.</summary>
    [Params("Ordinary", "Usage")]
    public string Code { get; set; } = "";

    [Params(100, 200)]
    public int Files { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var source = Code == "Usage" ? SourceText.Usage : SourceText.Ordinary;
        _references = Sdk.All;
        _trees = [.. Enumerable.Range(0, Files).Select(file => CSharpSyntaxTree.ParseText(source.Replace("Number", "Number" + file, StringComparison.Ordinal)))];
    }

    [Benchmark(Baseline = true)]
    public int Nothing() => Run(s_nothing);

    [Benchmark]
    public int AllRules() => Run(s_rules);

    private int Run(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = CSharpCompilation.Create("benchmark", _trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return new CompilationWithAnalyzers(compilation, analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
    }
}
