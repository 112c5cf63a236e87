using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests;

/// <summary>Which files a Fix All changes.</summary>
public sealed class FixAllScopeTests
{
    private const string Quiet = """
        namespace App;

        public sealed class Name;

        """;

    [Theory]
    [InlineData(FixAllScope.Document, "Page.cs")]
    [InlineData(FixAllScope.Project, "Page.cs Room.cs")]
    [InlineData(FixAllScope.Solution, "Page.cs Room.cs Hall.cs")]
    public async Task Those_of_its_scope_that_have_something_to_fix(FixAllScope scope, string files)
    {
        using var workspace = new AdhocWorkspace();
        Document page = Offers.Open(workspace, Leaving("Page"));
        Solution solution = page.Project.AddDocument("Room.cs", Leaving("Room"), filePath: "Room.cs").Project.AddDocument("Name.cs", Quiet, filePath: "Name.cs").Project.Solution;
        solution = WithOtherProject(solution, page.Project, "Hall.cs", Leaving("Hall"));

        Solution changed = await FixAllAsync(solution, page.Id, scope);

        Assert.Equal(files, string.Join(' ', changed.GetChanges(solution).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments()).Select(id => changed.GetDocument(id)!.Name)));
    }

    [Fact]
    public async Task A_file_of_two_projects_is_changed_once_and_in_both()
    {
        using var workspace = new AdhocWorkspace();
        Document page = Offers.Open(workspace, Leaving("Page"));
        Solution solution = WithOtherProject(page.Project.Solution, page.Project, "Page.cs", Leaving("Page"));
        DocumentId linked = Assert.Single(solution.GetDocument(page.Id)!.GetLinkedDocumentIds());

        Solution changed = await FixAllAsync(solution, page.Id, FixAllScope.Solution);

        string text = (await changed.GetDocument(page.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Equal(1, text.Split("ReleaseAsync(hub)").Length - 1);
        Assert.Equal(text, (await changed.GetDocument(linked)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
    }

    private static string Leaving(string type) => $$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class {{type}}(HubConnection hub, IConnectionManager manager)
        {
            public async Task LeaveAsync() => await hub.StopAsync();

            public IConnectionManager Manager => manager;
        }

        """;

    private static Solution WithOtherProject(Solution solution, Project like, string file, string text)
    {
        var id = ProjectId.CreateNewId();
        return solution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Other", "Other", like.Language, compilationOptions: like.CompilationOptions, metadataReferences: like.MetadataReferences))
            .AddDocument(DocumentId.CreateNewId(id), file, text, filePath: file);
    }

    private static async Task<Solution> FixAllAsync(Solution solution, DocumentId document, FixAllScope scope)
    {
        ImmutableArray<Diagnostic> reported = [];
        foreach (Project project in solution.Projects)
            reported = reported.AddRange(await Offers.ReportedAsync(project.Documents.First(), new DoNotDisconnectAnalyzer()));

        var provider = new ReleaseThroughManagerFix();
        var context = new FixAllContext(
            solution.GetDocument(document)!, provider, scope, "SWB3001.Release", ["SWB3001"], new FixAllDiagnostics(solution, reported), TestContext.Current.CancellationToken);
        CodeAction? all = await provider.GetFixAllProvider().GetFixAsync(context);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(await all!.GetOperationsAsync(TestContext.Current.CancellationToken))).ChangedSolution;
    }
}
