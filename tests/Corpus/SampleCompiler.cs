using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Switchboard.TestReferences;

namespace Corpus;

/// <summary>Turns a sample into a compilation, as a console project with implicit usings and nullable enabled would.</summary>
internal static class SampleCompiler
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

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(ImplicitUsings, Language, "ImplicitUsings.g.cs");

    private static readonly ImmutableArray<MetadataReference> Sdks =
        [.. Sdk.NetCore, .. Sdk.AspNetCore, .. Sdk.SignalR, .. Sdk.SocketIO, .. Sdk.RabbitMQ, .. Sdk.Redis, .. Sdk.Stubs];

    // A project for each kind of sample: what it references is read once.
    private static readonly ConcurrentDictionary<(bool Switchboard, bool Tests, bool Program), Project> Projects = [];
    private static readonly ConcurrentDictionary<bool, Project> Libraries = [];

    public static CSharpCompilation Compile(Sample sample) => CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText(sample.Text, Language, sample.File), Usings],
        ReferencesOf(sample.ReferencesSwitchboard, sample.IsTestCode),
        OptionsOf(sample.IsProgram));

    /// <summary>The sample as the one document of a project that is not the implicit usings.</summary>
    public static Document CreateDocument(Sample sample) =>
        Projects.GetOrAdd((sample.ReferencesSwitchboard, sample.IsTestCode, sample.IsProgram), _ => CreateProject(ReferencesOf(sample.ReferencesSwitchboard, sample.IsTestCode), OptionsOf(sample.IsProgram)))
            .AddDocument(sample.File, SourceText.From(sample.Text), filePath: sample.File);

    /// <summary>A project of a library with the implicit usings, and nothing else in it.</summary>
    public static Project CreateProject(bool referencesSwitchboard) =>
        Libraries.GetOrAdd(referencesSwitchboard, static switchboard => CreateProject(ReferencesOf(switchboard, isTestCode: false), OptionsOf(isProgram: false)));

    private static Project CreateProject(IEnumerable<MetadataReference> references, CSharpCompilationOptions options) => new AdhocWorkspace()
        .AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Sample",
            "Sample",
            LanguageNames.CSharp,
            compilationOptions: options,
            parseOptions: Language,
            metadataReferences: references))
        .AddDocument("ImplicitUsings.g.cs", SourceText.From(ImplicitUsings), filePath: "ImplicitUsings.g.cs")
        .Project;

    private static IEnumerable<MetadataReference> ReferencesOf(bool referencesSwitchboard, bool isTestCode)
    {
        IEnumerable<MetadataReference> references = Sdks;
        if (referencesSwitchboard)
            references = references.Concat(Sdk.Switchboard);
        if (isTestCode)
            references = references.Concat(Sdk.TestFramework);
        return references.DistinctBy(reference => reference.Display, StringComparer.Ordinal);
    }

    // A rule that is off by default is judged like the others.
    private static CSharpCompilationOptions OptionsOf(bool isProgram) => new(
        isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: RuleIds.OffByDefault.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn)));
}
