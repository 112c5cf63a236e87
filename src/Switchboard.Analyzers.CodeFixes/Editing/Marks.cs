using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Carries the marks of a Fix All over a change of text, which makes a new tree.</summary>
internal static class Marks
{
    public static async Task<Document> CarryAsync(SyntaxNode before, Document changed, List<TextChange> changes, CancellationToken cancellationToken)
    {
        if (!before.ContainsAnnotations || await changed.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return changed;

        var marks = new Dictionary<SyntaxNode, List<SyntaxAnnotation>>();
        foreach (var node in before.GetAnnotatedNodes(SequentialFixAll.MarkKind))
        {
            if (Find(root, Move(node.Span, changes), node.RawKind) is not { } found)
                continue;
            if (!marks.TryGetValue(found, out var list))
                marks.Add(found, list = new List<SyntaxAnnotation>());
            list.AddRange(node.GetAnnotations(SequentialFixAll.MarkKind));
        }

        return marks.Count == 0
            ? changed
            : changed.WithSyntaxRoot(root.ReplaceNodes(marks.Keys, (original, rewritten) => rewritten.WithAdditionalAnnotations(marks[original])));
    }

    // What stands before the node moves it, what stands in it makes it longer.
    private static TextSpan Move(TextSpan span, List<TextChange> changes)
    {
        var start = span.Start;
        var end = span.End;
        foreach (var change in changes)
        {
            var growth = (change.NewText?.Length ?? 0) - change.Span.Length;
            if (change.Span.End <= span.Start)
                start += growth;
            if (change.Span.End <= span.End && !(change.Span.IsEmpty && change.Span.Start == span.End))
                end += growth;
        }

        return start <= end ? TextSpan.FromBounds(start, end) : default;
    }

    private static SyntaxNode? Find(SyntaxNode root, TextSpan span, int kind)
    {
        if (span.IsEmpty || !root.FullSpan.Contains(span))
            return null;

        for (var node = root.FindNode(span, findInsideTrivia: false, getInnermostNodeForTie: true); node is not null && node.Span == span; node = node.Parent)
        {
            if (node.RawKind == kind)
                return node;
        }

        return null;
    }
}
