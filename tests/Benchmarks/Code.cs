using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.TestReferences;

namespace Benchmarks;

/// <summary>The code that is analysed: a compilation that is bound anew each time, and how many lines it has.</summary>
internal sealed partial class Code
{
    /// <summary>Ordinary code where nothing that a catalog knows is referenced, not even the framework's sockets.</summary>
    public const string NoSdk = "no SDK referenced";

    /// <summary>Ordinary code that references SignalR and all the rest, and in one file of a hundred uses it.</summary>
    public const string HardlyUsed = "SDK hardly used";

    /// <summary>The labelled corpus, repeated: every file uses connections, half of them wrongly.</summary>
    public const string Corpus = "corpus";

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Latest);

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;

    private Code(IEnumerable<string> files, IEnumerable<MetadataReference> references)
    {
        _trees = [.. files.Select(static (file, number) => CSharpSyntaxTree.ParseText(file, s_language, $"File{number}.cs"))];
        _references = [.. references.DistinctBy(static reference => reference.Display)];
        Lines = _trees.Sum(static tree => tree.GetText().Lines.Count);
    }

    public int Lines { get; }

    public static Code Of(string kind, int files) => kind switch
    {
        NoSdk => new Code(Copies([SourceText.Ordinary], files), Sdk.NetCore.Where(static reference => !reference.Display!.Contains("WebSockets", StringComparison.Ordinal))),
        HardlyUsed => new Code(Copies([.. Enumerable.Repeat(SourceText.Ordinary, 99), SourceText.Usage], files), Sdk.All),
        Corpus => new Code(Copies(Samples(), files), Sdk.All),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such code."),
    };

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "benchmark", _trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    // A copy is a namespace of its own, so that the copies do not see each other.
    private static IEnumerable<string> Copies(ImmutableArray<string> originals, int files) =>
        Enumerable.Range(0, files).Select(number => InNamespace(originals[number % originals.Length], $"Copy{number}"));

    private static string InNamespace(string text, string name)
    {
        if (Namespace().IsMatch(text))
            return Namespace().Replace(text, $"namespace {name}.$1");

        var root = CSharpSyntaxTree.ParseText(text, s_language).GetCompilationUnitRoot();
        var start = root.Usings.Count == 0 ? 0 : root.Usings.Last().FullSpan.End;
        return text.Insert(start, $"namespace {name};\n");
    }

    // Samples that need a compilation of their own (a program, a test framework, another version of an SDK) are left out.
    private static ImmutableArray<string> Samples()
    {
        const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.IO;\nusing System.Linq;\nusing System.Net.Http;\nusing System.Threading;\nusing System.Threading.Tasks;\n";
        var all = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static file => Usings + File.ReadAllText(file));
        return [.. all.Where(static text => !new Code([InNamespace(text, "Alone")], Sdk.All).Compile().GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))];
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
