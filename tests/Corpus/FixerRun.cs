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

    public static async Task<FixerRun> RunAsync(Sample sample, CancellationToken cancellationToken)
    {
        var run = new FixerRun(SampleCompiler.CreateDocument(sample));
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

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var diagnostics = await DiagnoseAsync(cancellationToken);
        var before = diagnostics.Select(diagnostic => diagnostic.Id).ToHashSet(StringComparer.Ordinal);
        Text = await TextAsync(cancellationToken);
        while (_texts.Add(Text) && _texts.Count <= MostSteps && await FindAsync(diagnostics, cancellationToken) is { } action)
        {
            _titles.Add(action.Title);
            await ApplyAsync(action, cancellationToken);
            Text = await TextAsync(cancellationToken);
            diagnostics = await DiagnoseAsync(cancellationToken);
        }

        if (_texts.Count != _titles.Count + 1 || _texts.Count > MostSteps)
            _problems.Add("the fixes come to no end");

        var compilation = await _document.Project.GetCompilationAsync(cancellationToken);
        _problems.AddRange(compilation!.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString()));
        NewRules = [.. diagnostics.Select(diagnostic => diagnostic.Id).Where(id => !before.Contains(id))];
    }

    private async Task<string> TextAsync(CancellationToken cancellationToken) => (await _document.GetTextAsync(cancellationToken)).ToString();

    private async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(CancellationToken cancellationToken)
    {
        var compilation = await _document.Project.GetCompilationAsync(cancellationToken);
        var diagnostics = await Reporter.DiagnoseAsync(compilation!, _document.Project.AnalyzerOptions, cancellationToken);
        return [.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).OrderBy(diagnostic => diagnostic.Location.SourceSpan).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private async Task<CodeAction?> FindAsync(ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in diagnostics)
        {
            foreach (var provider in Providers)
            {
                if (!provider.FixableDiagnosticIds.Contains(diagnostic.Id))
                    continue;

                CodeAction? first = null;
                await provider.RegisterCodeFixesAsync(new CodeFixContext(_document, diagnostic, (action, _) => first ??= action, cancellationToken));
                if (first is not null)
                    return first;
            }
        }

        return null;
    }

    private async Task ApplyAsync(CodeAction action, CancellationToken cancellationToken)
    {
        foreach (var operation in await action.GetOperationsAsync(cancellationToken))
        {
            if (operation is not ApplyChangesOperation { ChangedSolution: var solution })
                continue;

            // Parsed anew, as an editor or a build would.
            var text = await solution.GetDocument(_document.Id)!.GetTextAsync(cancellationToken);
            _document = _document.WithText(SourceText.From(text.ToString()));
        }
    }
}
