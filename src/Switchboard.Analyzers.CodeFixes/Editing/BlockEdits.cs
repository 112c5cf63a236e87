using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Teardown;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Puts statements into blocks, and members into types, each on lines of their own.</summary>
internal static class BlockEdits
{
    /// <summary>A writer for code that stands in the block.</summary>
    public static CodeWriter WriterIn(SourceEdits edits, BlockSyntax block)
    {
        var style = edits.Style;
        foreach (var statement in block.Statements)
        {
            if (style.IsFirstOnLine(statement.SpanStart))
                return new CodeWriter(style, style.IndentAt(statement.SpanStart));
        }

        return new CodeWriter(style, style.IndentAt(block.CloseBraceToken.SpanStart) + style.Indent);
    }

    /// <summary>Inserts lines before the statement with this index, or at the end of the block.</summary>
    public static void Insert(SourceEdits edits, BlockSyntax block, int index, string lines)
    {
        if (IsOnOneLine(edits, block))
        {
            Spread(edits, block, index, lines);
            return;
        }

        if (index == block.Statements.Count)
        {
            edits.Insert(LineStart(edits, block.CloseBraceToken), lines);
            return;
        }

        // The comments above a statement belong to it.
        var before = block.Statements[index].GetFirstToken().GetPreviousToken();
        var line = edits.Text.Lines.GetLineFromPosition(before.Span.End);
        if (line.LineNumber < edits.Text.Lines.GetLineFromPosition(block.Statements[index].SpanStart).LineNumber)
            edits.Insert(line.EndIncludingLineBreak, lines);
        else
            edits.Insert(block.Statements[index].SpanStart, lines.TrimStart() + lines.Substring(0, lines.Length - lines.TrimStart().Length));
    }

    /// <summary>Inserts lines before the statement with this index, under the same <c>#if</c>.</summary>
    public static void InsertBeside(SourceEdits edits, BlockSyntax block, int index, string lines)
    {
        var statement = block.Statements[index];
        if (statement.GetFirstToken().LeadingTrivia.Any(static trivia => trivia.IsDirective))
            edits.Insert(edits.Text.Lines.GetLineFromPosition(statement.SpanStart).Start, lines);
        else
            Insert(edits, block, index, lines);
    }

    private static bool IsOnOneLine(SourceEdits edits, BlockSyntax block) => !edits.Style.IsFirstOnLine(block.CloseBraceToken.SpanStart);

    private static int LineStart(SourceEdits edits, SyntaxToken token) => edits.Text.Lines.GetLineFromPosition(token.SpanStart).Start;

    // { _timer.Dispose(); } gets a line for each brace and each statement.
    private static void Spread(SourceEdits edits, BlockSyntax block, int index, string lines)
    {
        var head = block.OpenBraceToken.GetPreviousToken().Span.End;
        var indent = edits.Style.IndentAt(head) + edits.Style.Indent;
        var next = index < block.Statements.Count ? block.Statements[index].SpanStart : block.CloseBraceToken.SpanStart;
        var before = OneToALine(edits, block, TextSpan.FromBounds(block.OpenBraceToken.Span.End, next), indent);
        var after = OneToALine(edits, block, TextSpan.FromBounds(next, block.CloseBraceToken.SpanStart), indent);
        ReplaceBody(edits, TextSpan.FromBounds(head, block.Span.End), before, lines, after);
    }

    /// <summary>The statements in a part of a block that stands on one line, each on a line of its own where no comment stands between them.</summary>
    public static string OneToALine(SourceEdits edits, BlockSyntax block, TextSpan part, string indent)
    {
        if (Comments.AreIn(block, part))
            return Trimmed(edits, part.Start, part.End);

        var lines = new List<string>();
        foreach (var statement in block.Statements)
        {
            if (part.Contains(statement.Span))
                lines.Add(statement.ToString());
        }

        return string.Join(edits.Style.NewLine + indent, lines);
    }

    /// <summary>Puts a block in the place of a body that stood on one line.</summary>
    public static void ReplaceBody(SourceEdits edits, TextSpan body, string before, string lines, string after)
    {
        var style = edits.Style;
        var indent = style.IndentAt(body.Start);
        var writer = new CodeWriter(style, indent + style.Indent);
        if (before.Length > 0)
            writer.Line(before);
        var text = writer + lines;
        if (after.Length > 0)
            text += new CodeWriter(style, indent + style.Indent).Line(after);
        var open = style.BracesOnOwnLine ? style.NewLine + indent + "{" : " {";
        edits.Replace(body, open + style.NewLine + text + indent + "}");
    }

    private static string Trimmed(SourceEdits edits, int start, int end) => edits.Text.ToString(TextSpan.FromBounds(start, end)).Trim();

    /// <summary>A writer for the members of the type.</summary>
    public static CodeWriter WriterIn(SourceEdits edits, TypeDeclarationSyntax type)
    {
        var style = edits.Style;
        foreach (var member in type.Members)
        {
            if (style.IsFirstOnLine(member.SpanStart))
                return new CodeWriter(style, style.IndentAt(member.SpanStart));
        }

        return new CodeWriter(style, style.IndentAt(type.SpanStart) + style.Indent);
    }

    /// <summary>Adds a member at the end of the type.</summary>
    public static void Append(SourceEdits edits, TypeDeclarationSyntax type, string lines)
    {
        var style = edits.Style;
        var close = type.CloseBraceToken;
        if (!style.IsFirstOnLine(close.SpanStart))
        {
            var start = close.SpanStart;
            while (edits.Text[start - 1] == ' ')
                start--;
            edits.Replace(TextSpan.FromBounds(start, close.SpanStart), style.NewLine + style.NewLine + lines + style.IndentAt(type.SpanStart));
            return;
        }

        var line = edits.Text.Lines.GetLineFromPosition(close.SpanStart);
        var above = edits.Text.Lines[line.LineNumber - 1].ToString().Trim();
        edits.Insert(line.Start, (above.Length > 0 ? style.NewLine : string.Empty) + lines);
    }

    /// <summary>Adds a member after another one.</summary>
    public static void InsertAfter(SourceEdits edits, MemberDeclarationSyntax member, string lines)
    {
        var line = edits.Text.Lines.GetLineFromPosition(member.Span.End);
        edits.Insert(line.EndIncludingLineBreak, edits.Style.NewLine + lines);
    }

    /// <summary>Adds an interface to what the type is declared to implement.</summary>
    public static void Implement(SourceEdits edits, TypeDeclarationSyntax type, string name)
    {
        if (type.BaseList is not { Types: { Count: > 0 } types })
        {
            var head = type.ParameterListEnd() ?? type.TypeParameterList?.Span.End ?? type.Identifier.Span.End;
            edits.Insert(head, $" : {name}");
            return;
        }

        var last = types[types.Count - 1];
        var separator = types.Count > 1 && edits.Style.IsFirstOnLine(last.SpanStart) ? "," + edits.Style.NewLine + edits.Style.IndentAt(last.SpanStart) : ", ";
        edits.Insert(last.Span.End, separator + name);
    }

    // The syntax tree of this Roslyn knows parameters of records; newer ones give classes theirs as a child node.
    private static int? ParameterListEnd(this TypeDeclarationSyntax type)
    {
        foreach (var child in type.ChildNodes())
        {
            if (child is ParameterListSyntax parameters)
                return parameters.Span.End;
        }

        return null;
    }
}
