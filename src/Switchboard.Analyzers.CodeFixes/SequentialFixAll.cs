using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>
/// Applies the single fix to one diagnostic after the other. Merging fixes made side by side would add a field or a constructor
/// parameter twice, where the second one must find what the first one wrote.
/// </summary>
internal sealed class SequentialFixAll : FixAllProvider
{
    /// <summary>The kind of the annotations that mark what is still to be fixed.</summary>
    public const string MarkKind = "Switchboard.FixAll";

    public static readonly SequentialFixAll Instance = new();

    private SequentialFixAll()
    {
    }

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        if (fixAllContext.CodeFixProvider is not ConnectionCodeFixProvider provider)
            return Task.FromResult<CodeAction?>(null);

        var title = $"Fix all {string.Join(", ", fixAllContext.DiagnosticIds)}";
        var action = CodeAction.Create(
            title,
            cancellationToken => FixAsync(fixAllContext.WithCancellationToken(cancellationToken), provider),
            fixAllContext.CodeActionEquivalenceKey);
        return Task.FromResult<CodeAction?>(action);
    }

    private static async Task<Solution> FixAsync(FixAllContext context, ConnectionCodeFixProvider provider)
    {
        var solution = context.Solution;
        var pending = new List<Pending>();
        var documents = DocumentsOf(context);
        foreach (var document in documents)
            solution = await MarkAsync(context, document, solution, pending).ConfigureAwait(false);

        foreach (var next in pending)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (await FixAsync(provider, context.CodeActionEquivalenceKey, solution, next, context.CancellationToken).ConfigureAwait(false) is { } changed)
                solution = changed;
        }

        solution = await UnmarkAsync(context, documents, solution).ConfigureAwait(false);
        return await ShareWithLinkedFilesAsync(context, documents, solution).ConfigureAwait(false);
    }

    /// <summary>Gives every document the tree of its own text, without marks.</summary>
    private static async Task<Solution> UnmarkAsync(FixAllContext context, List<Document> documents, Solution solution)
    {
        foreach (var document in documents)
        {
            if (solution.GetDocument(document.Id) is not { } marked || marked == document)
                continue;

            var before = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            var text = await marked.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Id, text.ContentEquals(before) ? before : SourceText.From(text.ToString(), text.Encoding, text.ChecksumAlgorithm));
        }

        return solution;
    }

    private static async Task<Solution?> FixAsync(
        ConnectionCodeFixProvider provider, string? equivalenceKey, Solution solution, Pending pending, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(pending.Document);
        if (document is null || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;

        // Gone, where an earlier fix took it along.
        SyntaxNode? node = null;
        foreach (var marked in root.GetAnnotatedNodes(pending.Mark))
        {
            node = marked;
            break;
        }

        if (node is null)
            return null;

        foreach (var fix in await provider.FindAsync(document, node, pending.Diagnostic, cancellationToken).ConfigureAwait(false))
        {
            // No kind is chosen by a tool that asked about another diagnostic of the analyzer, as dotnet format does: then each gets its best.
            if (equivalenceKey is null || fix.EquivalenceKey == equivalenceKey)
                return (await fix.TryApplyAsync(document, cancellationToken).ConfigureAwait(false))?.Project.Solution;
        }

        return null;
    }

    /// <summary>Marks the nodes of a document's diagnostics, so that they are found again after the edits around them.</summary>
    private static async Task<Solution> MarkAsync(FixAllContext context, Document document, Solution solution, List<Pending> pending)
    {
        var diagnostics = new List<Diagnostic>(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
        if (diagnostics.Count == 0 || await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return solution;

        diagnostics.Sort(static (left, right) => left.Location.SourceSpan.CompareTo(right.Location.SourceSpan));
        var marks = new Dictionary<SyntaxNode, SyntaxAnnotation>();
        foreach (var diagnostic in diagnostics)
        {
            if (ConnectionCodeFixProvider.NodeOf(root, diagnostic) is not { } node)
                continue;
            if (!marks.TryGetValue(node, out var mark))
                marks.Add(node, mark = new SyntaxAnnotation(MarkKind));
            pending.Add(new Pending(document.Id, mark, diagnostic));
        }

        return solution.WithDocumentSyntaxRoot(
            document.Id,
            root.ReplaceNodes(marks.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(marks[original])));
    }

    /// <summary>The documents of the scope in a fixed order, a file that several projects share once.</summary>
    private static List<Document> DocumentsOf(FixAllContext context)
    {
        var documents = new List<Document>();
        var projects = new List<Project>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                documents.Add(document);
                break;
            case FixAllScope.Project:
                projects.Add(context.Project);
                break;
            case FixAllScope.Solution:
                projects.AddRange(context.Solution.Projects);
                break;
        }

        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var project in projects)
        {
            if (project.Language != context.Project.Language)
                continue;

            foreach (var document in project.Documents)
            {
                if (document.FilePath is not { } path || files.Add(path) || document.GetLinkedDocumentIds().IsEmpty)
                    documents.Add(document);
            }
        }

        return documents;
    }

    private static async Task<Solution> ShareWithLinkedFilesAsync(FixAllContext context, List<Document> documents, Solution solution)
    {
        foreach (var document in documents)
        {
            var changed = solution.GetDocument(document.Id);
            if (changed is null || changed == document || document.GetLinkedDocumentIds() is not { IsEmpty: false } linked)
                continue;

            var text = await changed.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            foreach (var other in linked)
                solution = solution.WithDocumentText(other, text);
        }

        return solution;
    }

    private sealed class Pending
    {
        public Pending(DocumentId document, SyntaxAnnotation mark, Diagnostic diagnostic)
        {
            Document = document;
            Mark = mark;
            Diagnostic = diagnostic;
        }

        public DocumentId Document { get; }

        public SyntaxAnnotation Mark { get; }

        public Diagnostic Diagnostic { get; }
    }
}
