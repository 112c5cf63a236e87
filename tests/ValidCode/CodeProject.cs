using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.TestReferences;

namespace ValidCode;

/// <summary>
/// A folder of valid code, compiled as one project with implicit usings and nullable enabled. Programs have an entry point each and are compiled one by one.
/// </summary>
internal sealed class CodeProject
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Latest);
    private static readonly SyntaxTree s_usings = CSharpSyntaxTree.ParseText(ImplicitUsings, s_language, "ImplicitUsings.g.cs");

    private readonly CSharpCompilation _empty;
    private readonly bool _arePrograms;
    private readonly ImmutableSortedDictionary<string, SyntaxTree> _trees;
    private readonly Lazy<Task<ILookup<string, Diagnostic>>> _findings;

    private CodeProject(string name, CSharpCompilation references, bool arePrograms = false, params string[] decidedAgainst)
    {
        Name = name;
        _arePrograms = arePrograms;
        _empty = references.WithOptions(new CSharpCompilationOptions(
            arePrograms ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: Rules.AllOnBut(decidedAgainst)));
        _trees = Read(name);
        _findings = new(FindAsync);
    }

    public string Name { get; }

    /// <summary>The files of the project, by their path below the folder of all projects.</summary>
    public IEnumerable<string> Files => _trees.Keys;

    /// <summary>All projects.</summary>
    public static IReadOnlyList<CodeProject> All { get; } = CreateAll();

    /// <summary>The compile errors of a file and what the rules say about it; AD0001 where a rule threw.</summary>
    public async Task<IEnumerable<Diagnostic>> FindingsInAsync(string file) => (await _findings.Value)[file];

    /// <summary>What the rules say when this file is added to the project.</summary>
    public async Task<IEnumerable<Diagnostic>> FindingsWithAsync(string source) =>
        await AnalyzeAsync(_empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, s_language, "Added.cs")));

    private static IReadOnlyList<CodeProject> CreateAll()
    {
        IEnumerable<MetadataReference> sdks = [.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.SocketIO, .. Sdk.RabbitMQ, .. Sdk.Stubs];
        var unmanaged = References(sdks);
        var managed = References([.. sdks, .. Sdk.Switchboard]);
        var tests = References([.. sdks, .. Sdk.Switchboard, .. Sdk.TestFramework]);
        var older = References([.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.SocketIO4, .. Sdk.RabbitMQ6, .. Sdk.Mqtt4, .. Sdk.Switchboard]);
        return
        [
            new("Managed", managed),
            // It keeps its connections itself and says so: the rule that asks for the manager is off, every other is on.
            new("Owned", unmanaged, decidedAgainst: "SWB1001"),
            new("Tests", tests),
            new("Programs", managed, arePrograms: true),
            new("OlderSdks", older),
            new("Scoped", managed),
            new("LookAlikes", managed),
        ];
    }

    // Compilations that come from one another read what they reference once.
    private static CSharpCompilation References(IEnumerable<MetadataReference> references) => CSharpCompilation.Create("ValidCode", [s_usings], references);

    private static ImmutableSortedDictionary<string, SyntaxTree> Read(string name)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Code");
        return Directory.EnumerateFiles(Path.Combine(root, name), "*.cs", SearchOption.AllDirectories)
            .ToImmutableSortedDictionary(
                path => Path.GetRelativePath(root, path).Replace('\\', '/'),
                path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), s_language, Path.GetRelativePath(root, path).Replace('\\', '/')),
                StringComparer.Ordinal);
    }

    private async Task<ILookup<string, Diagnostic>> FindAsync()
    {
        IEnumerable<CSharpCompilation> compilations = _arePrograms
            ? _trees.Values.Select(tree => _empty.AddSyntaxTrees(tree))
            : [_empty.AddSyntaxTrees(_trees.Values)];

        var findings = await Task.WhenAll(compilations.Select(compilation => Task.Run(() => FindAsync(compilation))));
        return findings.SelectMany(found => found).ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? string.Empty, StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<Diagnostic>> FindAsync(CSharpCompilation compilation)
    {
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return errors.Concat(await AnalyzeAsync(compilation));
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers(Rules.Analyzers, options).GetAnalyzerDiagnosticsAsync();
    }
}
