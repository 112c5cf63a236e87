using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Teardown;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Moves lines of code to another indentation; what stands in a string literal or a directive stays as it is.</summary>
internal static class Reindent
{
    /// <summary>The lines between the braces of a block, with the indentation of the block exchanged for another one.</summary>
    public static string Text(BlockSyntax block, SourceText text, SourceStyle style, string from, string to)
    {
        var lines = new StringBuilder();
        var first = text.Lines.GetLineFromPosition(block.OpenBraceToken.Span.End).LineNumber + 1;
        var last = text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart).LineNumber - 1;
        for (var number = first; number <= last; number++)
        {
            var line = text.Lines[number];
            var content = text.ToString(line.SpanIncludingLineBreak);
            if (IsMovable(block, line) && content.StartsWith(from, StringComparison.Ordinal))
                content = to + content.Substring(from.Length);
            lines.Append(content);
        }

        return lines.ToString();
    }

    /// <summary>Indents the lines of the span one step further.</summary>
    public static void OneStep(SourceEdits edits, SyntaxNode within, TextSpan span)
    {
        var first = edits.Text.Lines.GetLineFromPosition(span.Start).LineNumber;
        var last = edits.Text.Lines.GetLineFromPosition(span.End).LineNumber;
        for (var number = first; number <= last; number++)
        {
            var line = edits.Text.Lines[number];
            if (line.ToString().Trim().Length > 0 && !edits.Covers(line.Start) && IsMovable(within, line))
                edits.Insert(line.Start, edits.Style.Indent);
        }
    }

    private static bool IsMovable(SyntaxNode within, TextLine line)
    {
        if (line.ToString().TrimStart().StartsWith("#", StringComparison.Ordinal))
            return false;
        // The first may begin before the node.
        if (!within.FullSpan.Contains(line.Start))
            return true;
        var token = within.FindToken(line.Start);
        return token.SpanStart >= line.Start || token.Span.End <= line.Start;
    }
}
