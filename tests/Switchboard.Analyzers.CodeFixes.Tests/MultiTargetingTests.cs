using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests;

/// <summary>A project for two frameworks: an editor, and dotnet format, have each file once for each of them.</summary>
public sealed class MultiTargetingTests
{
    private const string Blocking = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Page(HubConnection hub)
        {
            private void Open() => hub.StartAsync().Wait();

            public async Task ShowAsync()
            {
                await Task.Yield();
                Open();
            }
        }

        """;

    private const string Awaiting = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Page(HubConnection hub)
        {
            private async Task Open() => await hub.StartAsync();

            public async Task ShowAsync()
            {
                await Task.Yield();
                await Open();
            }
        }

        """;

    [Fact]
    public async Task The_copy_for_another_framework_is_no_other_file()
    {
        using var workspace = new AdhocWorkspace();
        (Document document, _) = Open(workspace, Blocking);

        CodeAction action = Assert.Single(await OfferedAsync(document));

        Assert.Equal(Awaiting, await TextOfAsync(document.Id, await ChangedAsync(action)));
    }

    [Fact]
    public async Task What_another_framework_alone_compiles_keeps_the_method_as_it_is()
    {
        using var workspace = new AdhocWorkspace();
        (Document document, _) = Open(workspace, Blocking.Replace(
            "    public async Task ShowAsync()",
            "#if OTHER\n    public void Load() => Open();\n#endif\n\n    public async Task ShowAsync()",
            StringComparison.Ordinal));

        Assert.Empty(await OfferedAsync(document));
    }

    [Fact]
    public async Task Fix_All_repairs_a_file_once_and_for_every_framework()
    {
        using var workspace = new AdhocWorkspace();
        (Document document, Document copy) = Open(workspace, Blocking);
        ImmutableArray<Diagnostic> reported = [.. await Offers.ReportedAsync(document, new BlockedConnectionAnalyzer()), .. await Offers.ReportedAsync(copy, new BlockedConnectionAnalyzer())];
        Assert.Equal(2, reported.Length);
        var provider = new UnblockConnectionFix();
        string key = Assert.Single(await OfferedAsync(document)).EquivalenceKey!;

        var context = new FixAllContext(
            document, provider, FixAllScope.Solution, key, ["SWB3003"], new FixAllDiagnostics(document.Project.Solution, reported), TestContext.Current.CancellationToken);
        Solution changed = await ChangedAsync((await provider.GetFixAllProvider().GetFixAsync(context))!);

        Assert.Equal(Awaiting, await TextOfAsync(document.Id, changed));
        Assert.Equal(Awaiting, await TextOfAsync(copy.Id, changed));
    }

    private static async Task<List<CodeAction>> OfferedAsync(Document document)
    {
        Diagnostic diagnostic = Assert.Single(await Offers.ReportedAsync(document, new BlockedConnectionAnalyzer()));
        return await Offers.AtAsync(document, diagnostic, new UnblockConnectionFix());
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken))).ChangedSolution;

    private static async Task<string> TextOfAsync(DocumentId document, Solution solution) =>
        (await solution.GetDocument(document)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private static (Document First, Document Second) Open(AdhocWorkspace workspace, string source)
    {
        var (first, second) = (ProjectId.CreateNewId(), ProjectId.CreateNewId());
        Solution solution = workspace.CurrentSolution.AddProject(Project(first, "App (net8.0)", [])).AddProject(Project(second, "App (net10.0)", ["OTHER"]));
        DocumentId document = DocumentId.CreateNewId(first);
        DocumentId copy = DocumentId.CreateNewId(second);
        solution = solution.AddDocument(document, "Page.cs", source, filePath: "Page.cs").AddDocument(copy, "Page.cs", source, filePath: "Page.cs");
        Assert.Equal(copy, Assert.Single(solution.GetDocument(document)!.GetLinkedDocumentIds()));
        return (solution.GetDocument(document)!, solution.GetDocument(copy)!);
    }

    private static ProjectInfo Project(ProjectId id, string name, string[] symbols) => ProjectInfo.Create(
        id, VersionStamp.Default, name, "App", LanguageNames.CSharp,
        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
        parseOptions: CSharpParseOptions.Default.WithPreprocessorSymbols(symbols),
        metadataReferences: Sdk.All.DistinctBy(static reference => reference.Display));
}
