using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests;

/// <summary>
/// <c>dotnet format</c> asks for the fix of one id with the first diagnostic that the analyzer reported, whatever its id, and takes the kind of fix that it
/// is offered there. One analyzer reports most of our ids.
/// </summary>
public sealed class CommandLineFixAllTests
{
    private const string Source = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class Page
        {
            private readonly HubConnection _hub;

            public Page(HubConnection hub)
            {
                _hub = hub;
                _hub.On<string>("said", text => System.Console.WriteLine(text));
            }

            public Task CloseAsync() => _hub.StopAsync();

            public Task LeaveAsync() => _hub.StopAsync();
        }

        """;

    [Fact]
    public async Task A_diagnostic_of_another_id_chooses_no_kind_of_fix_and_each_gets_its_best()
    {
        using var workspace = new AdhocWorkspace();
        Document document = Offers.Open(workspace, Source);
        ImmutableArray<Diagnostic> reported = await Offers.ReportedAsync(document, new TypeRulesAnalyzer());
        var provider = new ReleaseThroughManagerFix();
        Diagnostic other = Assert.Single(reported, diagnostic => diagnostic.Id == "SWB2003");
        Assert.Equal(2, reported.Count(diagnostic => diagnostic.Id == "SWB3001"));

        Assert.Empty(await Offers.AtAsync(document, other, provider));

        var context = new FixAllContext(
            document, provider, FixAllScope.Solution, codeActionEquivalenceKey: null!, ["SWB3001"], new FixAllDiagnostics(document.Project.Solution, reported), TestContext.Current.CancellationToken);
        CodeAction? all = await provider.GetFixAllProvider().GetFixAsync(context);
        var applied = Assert.IsType<ApplyChangesOperation>(Assert.Single(await all!.GetOperationsAsync(TestContext.Current.CancellationToken)));
        string text = (await applied.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

        Assert.DoesNotContain("_hub.StopAsync()", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("ReleaseAsync(_hub)").Length - 1);
    }
}
