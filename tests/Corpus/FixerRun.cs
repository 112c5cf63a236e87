using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Corpus;

/// <summary>Repairs a sample as a user would who takes the first fix of each warning, from top to bottom, until none is offered.</summary>
internal sealed class FixerRun
{
    private const int MostSteps = 60;

    private static readonly ImmutableArray<CodeFixProvider> Providers =
        [.. Assembly.Load("Switchboard.Analyzers.CodeFixes").GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private readonly List<string> _titles = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private Document _document;

    private FixerRun(Document document) => _document = document;

    /// <summary>What the fixes did, in order.</summary>
    public IReadOnlyList<string> Titles => _titles;

    /// <summary>What went wrong; nothing where all is well.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The rules that report in the end and did not in the beginning.</summary>
    public ImmutableSortedSet<string> NewRules { get; private set; } = [];

    /// <summary>The code in the end.</summary>
    public string Text { get; private set; } = string.Empty;

    public static Task<FixerRun> RunAsync(Sample sample, CancellationToken cancellationToken) => RunAsync(SampleCompiler.CreateDocument(sample), cancellationToken);

    public static async Task<FixerRun> RunAsync(Document document, CancellationToken cancellationToken)
    {
        var run = new FixerRun(document);
        try
        {
            await run.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            run._problems.Add(exception.ToString());
        }

        return run;
    }

    /// <summary>Every fix that is offered for whatever the analyzers report.</summary>
    public static async Task<ImmutableArray<CodeAction>> ActionsAsync(Document document, CancellationToken cancellationToken)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var diagnostic in await DiagnoseAsync(document, cancellationToken))
            actions.AddRange((await OffersAsync(document, diagnostic, cancellationToken)).Select(static offer => offer.Action));
        return actions.ToImmutable();
    }

    public static async Task<Document> ApplyAsync(Document document, CodeAction action, CancellationToken cancellationToken)
    {
        foreach (var operation in await action.GetOperationsAsync(cancellationToken))
        {
            if (operation is not ApplyChangesOperation { ChangedSolution: var solution })
                continue;

            // Parsed anew, as an editor or a build would.
            var text = await solution.GetDocument(document.Id)!.GetTextAsync(cancellationToken);
            document = document.WithText(SourceText.From(text.ToString()));
        }

        return document;
    }

    public static async Task<ImmutableArray<string>> ErrorsOfAsync(Document document, CancellationToken cancellationToken)
    {
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        return [.. compilation!.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString())];
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var diagnostics = await DiagnoseAsync(_document, cancellationToken);
        var before = diagnostics.Select(diagnostic => diagnostic.Id).ToHashSet(StringComparer.Ordinal);
        Text = await TextAsync(cancellationToken);
        while (_texts.Add(Text) && _texts.Count <= MostSteps && await FindAsync(diagnostics, cancellationToken) is { } action)
        {
            _titles.Add(action.Title);
            _document = await ApplyAsync(_document, action, cancellationToken);
            Text = await TextAsync(cancellationToken);
            diagnostics = await DiagnoseAsync(_document, cancellationToken);
        }

        if (_texts.Count != _titles.Count + 1 || _texts.Count > MostSteps)
            _problems.Add("the fixes come to no end");

        _problems.AddRange(await ErrorsOfAsync(_document, cancellationToken));
        NewRules = [.. diagnostics.Select(diagnostic => diagnostic.Id).Where(id => !before.Contains(id))];
    }

    private async Task<string> TextAsync(CancellationToken cancellationToken) => (await _document.GetTextAsync(cancellationToken)).ToString();

    private async Task<CodeAction?> FindAsync(ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (await OffersAsync(_document, diagnostic, cancellationToken) is [var first, ..])
                return first.Action;
        }

        return null;
    }

    internal static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Document document, CancellationToken cancellationToken)
    {
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        var diagnostics = await Reporter.DiagnoseAsync(compilation!, document.Project.AnalyzerOptions, cancellationToken);
        return [.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).OrderBy(diagnostic => diagnostic.Location.SourceSpan).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>Every fix that is offered for a diagnostic, in order.</summary>
    internal static async Task<List<Offer>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offers = new List<Offer>();
        foreach (var provider in Providers)
        {
            if (provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add(new Offer(provider, diagnostic, action)), cancellationToken));
        }

        return offers;
    }
}
