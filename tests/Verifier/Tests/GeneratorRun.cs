using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One run of the source generators over a project.</summary>
internal sealed class GeneratorRun
{
    private readonly ImmutableArray<(Type Generator, GeneratedSourceResult Source)> _sources;

    private GeneratorRun(Compilation compilation, ImmutableArray<Diagnostic> diagnostics, ImmutableArray<(Type Generator, GeneratedSourceResult Source)> sources)
    {
        Result = (compilation, diagnostics);
        _sources = sources;
    }

    /// <summary>The compilation with the generated sources, and what the generators report.</summary>
    public (Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics) Result { get; }

    public static GeneratorRun Start(ImmutableArray<Type> generatorTypes, Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        if (generatorTypes.IsEmpty)
            return new GeneratorRun(compilation, [], []);
        var generators = generatorTypes.Select(Create);
        var driver = CSharpGeneratorDriver
            .Create(generators, project.AnalyzerOptions.AdditionalFiles, (CSharpParseOptions?)project.ParseOptions, project.AnalyzerOptions.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics, cancellationToken);
        var sources = driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources.Select(source => (result.Generator.GetGeneratorType(), source)));
        return new GeneratorRun(updated, diagnostics, [.. sources]);
    }

    /// <summary>The path under which a generated file is expected.</summary>
    public static string GetPath(Type generator, string hintName)
        => $"{generator.Assembly.GetName().Name}/{generator.FullName}/{hintName}";

    /// <summary>Checks that exactly the expected files were generated.</summary>
    public void Verify(SourceFileCollection expected, IVerifier verifier)
    {
        var actual = _sources.ToDictionary(source => GetPath(source.Generator, source.Source.HintName), source => source.Source.SourceText.ToString(), StringComparer.Ordinal);
        foreach (var (path, content) in expected)
        {
            if (!actual.Remove(path, out var text))
                verifier.Fail($"No source generator of the test produced '{path}'.");
            verifier.EqualOrDiff(content.ToString(), text, $"The generated file '{path}' differs.");
        }

        verifier.Empty("generated files that no state expects", actual.Keys);
    }

    private static ISourceGenerator Create(Type type) => Activator.CreateInstance(type) switch
    {
        IIncrementalGenerator generator => generator.AsSourceGenerator(),
        ISourceGenerator generator => generator,
        _ => throw new InvalidOperationException($"'{type}' is not a source generator."),
    };
}
