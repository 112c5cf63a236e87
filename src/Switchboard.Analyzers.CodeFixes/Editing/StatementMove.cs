using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Moves a statement up in its block, with the comments that stand above it and behind it.</summary>
internal static class StatementMove
{
    /// <summary>Notes the move; false where one of the two shares its lines with other code.</summary>
    public static bool TryMove(SourceEdits edits, StatementSyntax statement, StatementSyntax before)
    {
        if (LinesOf(edits, statement) is not { } lines || LinesOf(edits, before) is not { } target)
            return false;

        var text = edits.Text;
        var moved = text.ToString(lines);
        var above = text.Lines.GetLineFromPosition(lines.Start).LineNumber - 1;
        var below = text.Lines.GetLineFromPosition(lines.End).LineNumber;
        if (IsBlank(text, above) && (IsBlank(text, below) || text.Lines[below].ToString().TrimStart().StartsWith("}", StringComparison.Ordinal)))
            lines = TextSpan.FromBounds(text.Lines[above].Start, lines.End);

        // The last line of a file may have no end.
        if (!moved.EndsWith("\n", StringComparison.Ordinal))
        {
            moved += edits.Style.NewLine;
            lines = TextSpan.FromBounds(text.Lines[above].End, lines.End);
        }

        // Below what stands above the other statement, and so above the blank line between the two.
        edits.Insert(text.Lines.GetLineFromPosition(before.GetFirstToken().GetPreviousToken().Span.End).EndIncludingLineBreak is var end && end <= target.Start ? end : target.Start, moved);
        edits.Replace(lines, string.Empty);
        return true;
    }

    /// <summary>The lines of the statement and of its comments; null where other code or a directive stands on them.</summary>
    private static TextSpan? LinesOf(SourceEdits edits, StatementSyntax statement)
    {
        var text = edits.Text;
        // There is one: a client is made before it connects.
        var previous = statement.GetFirstToken().GetPreviousToken();
        var next = statement.GetLastToken().GetNextToken(includeZeroWidth: true);
        var first = text.Lines.GetLineFromPosition(statement.SpanStart).LineNumber;
        var last = text.Lines.GetLineFromPosition(statement.Span.End).LineNumber;
        var after = text.Lines.GetLineFromPosition(previous.Span.End).LineNumber;
        if (after >= first || statement.ContainsDirectives || next.Span.Length > 0 && text.Lines.GetLineFromPosition(next.SpanStart).LineNumber <= last)
            return null;

        var start = after + 1;
        while (start < first && IsBlank(text, start))
            start++;
        return TextSpan.FromBounds(text.Lines[start].Start, text.Lines[last].EndIncludingLineBreak);
    }

    private static bool IsBlank(SourceText text, int line) => line < text.Lines.Count && text.Lines[line].ToString().Trim().Length == 0;
}
