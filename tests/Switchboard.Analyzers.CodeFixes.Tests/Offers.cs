using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests;

/// <summary>Asks a fix, as an editor does, for what it offers.</summary>
internal static class Offers
{
    /// <summary>The actions of every diagnostic of the analyzer, in order of place, and of each diagnostic in the order of the fix.</summary>
    public static async Task<ImmutableArray<CodeAction>> OfAsync<TAnalyzer, TCodeFix>(string source)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, source);
        Compilation compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var all = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (Diagnostic diagnostic in (await ReportedAsync(document, new TAnalyzer())).OrderBy(static diagnostic => diagnostic.Location.SourceSpan))
        {
            List<CodeAction> offered = await AtAsync(document, diagnostic, new TCodeFix());
            Assert.Equal(offered.Count, offered.Select(static action => action.EquivalenceKey).Distinct(StringComparer.Ordinal).Count());
            all.AddRange(offered);
        }

        return all.ToImmutable();
    }

    /// <summary>What the fix offers for the diagnostic.</summary>
    public static async Task<List<CodeAction>> AtAsync(Document document, Diagnostic diagnostic, CodeFixProvider provider)
    {
        var offered = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
        return offered;
    }

    /// <summary>A document that references every SDK.</summary>
    public static Document Open(AdhocWorkspace workspace, string source)
    {
        ProjectInfo project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "App", "App", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: Sdk.All.DistinctBy(static reference => reference.Display));
        return workspace.AddProject(project).AddDocument("Page.cs", source, filePath: "Page.cs");
    }

    /// <summary>What the analyzer reports in the document, by the rules that are off by default too.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Document document, DiagnosticAnalyzer analyzer)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            analyzer.SupportedDiagnostics.Select(static rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))));
        return await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A line for each action: its equivalence key and its title.</summary>
    public static string Describe(IEnumerable<CodeAction> actions) =>
        string.Join('\n', actions.Select(static action => string.Format(CultureInfo.InvariantCulture, "[{0}] {1}", action.EquivalenceKey, action.Title)));
}
