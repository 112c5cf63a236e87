using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Testing;
using Switchboard.TestReferences;

namespace Docs;

/// <summary>Compiles a block of C# as the code of an application that references Switchboard and the client SDKs.</summary>
internal static class BlockCompiler
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.Latest);
    private static readonly SyntaxTree s_surroundings = CSharpSyntaxTree.ParseText(ReadSurroundings(), s_language, "Surroundings.cs");
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. Sdk.All,
        .. Sdk.TestFramework,
        MetadataReference.CreateFromFile(typeof(TestConnectionManager).Assembly.Location),
    ];

    // Code that is shown in an excerpt may await nothing and declare what the excerpt does not use; and packages are of several versions of .NET, which
    // is no matter of the page.
    private static readonly CSharpCompilationOptions s_options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions([new("CS1998", ReportDiagnostic.Suppress), new("CS8321", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress)]);

    /// <summary>Errors and warnings, at the lines of the page.</summary>
    public static string[] Problems(CodeBlock block) =>
    [
        .. CSharpCompilation.Create("Example", [s_surroundings, Wrap(block)], s_references.DistinctBy(reference => reference.Display), s_options)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString()),
    ];

    private static SyntaxTree Wrap(CodeBlock block)
    {
        CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(block.Text, s_language).GetCompilationUnitRoot();
        GlobalStatementSyntax[] statements = [.. unit.Members.OfType<GlobalStatementSyntax>()];
        if (statements.Length == 0)
            return Parse($"{At(0)}{block.Text}");
        int begin = statements[0].FullSpan.Start;
        int end = statements[^1].FullSpan.End;
        return Parse($$"""
            {{At(0)}}{{block.Text[..begin]}}
            #line hidden
            internal sealed class Example : Surroundings
            {
                internal async Task RunAsync()
                {
            {{At(begin)}}{{block.Text[begin..end]}}
            #line hidden
                }
            }
            {{At(end)}}{{block.Text[end..]}}
            """);

        string At(int position) => $"#line {block.Line + block.Text[..position].Count(character => character == '\n')} \"{block.Page}\"\n";
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_language, "Example.cs");

    private static string ReadSurroundings()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Surroundings.cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
