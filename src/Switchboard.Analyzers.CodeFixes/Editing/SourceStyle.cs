using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>How a file is laid out: its line ends, its indentation, where its braces stand.</summary>
internal sealed class SourceStyle
{
    private readonly SourceText _text;

    private SourceStyle(SourceText text, string newLine, string indent, bool bracesOnOwnLine)
    {
        _text = text;
        NewLine = newLine;
        Indent = indent;
        BracesOnOwnLine = bracesOnOwnLine;
    }

    public string NewLine { get; }

    /// <summary>One step of indentation.</summary>
    public string Indent { get; }

    public bool BracesOnOwnLine { get; }

    public static SourceStyle Of(SyntaxNode root, SourceText text) => new(text, NewLineOf(text), IndentOf(root, text), HasBracesOnOwnLine(root, text));

    /// <summary>The white space at the beginning of the line that the position stands on.</summary>
    public string IndentAt(int position)
    {
        var line = _text.Lines.GetLineFromPosition(position);
        return _text.ToString(TextSpan.FromBounds(line.Start, FirstVisible(_text, line)));
    }

    /// <summary>Whether nothing but white space stands before the position on its line.</summary>
    public bool IsFirstOnLine(int position) => FirstVisible(_text, _text.Lines.GetLineFromPosition(position)) >= position;

    private static int FirstVisible(SourceText text, TextLine line)
    {
        var position = line.Start;
        while (position < line.End && text[position] is ' ' or '\t')
            position++;
        return position;
    }

    private static string NewLineOf(SourceText text)
    {
        foreach (var line in text.Lines)
        {
            if (line.EndIncludingLineBreak > line.End)
                return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        }

        return "\n";
    }

    private static string IndentOf(SyntaxNode root, SourceText text)
    {
        foreach (var node in root.DescendantNodes())
        {
            var braces = node switch
            {
                TypeDeclarationSyntax { Members: { Count: > 0 } members } type => (Outer: type.GetFirstToken(), Inner: members[0].GetFirstToken()),
                BlockSyntax { Statements: { Count: > 0 } statements } block => (Outer: block.CloseBraceToken, Inner: statements[0].GetFirstToken()),
                _ => default,
            };
            if (braces.Inner.RawKind == 0)
                continue;

            var outer = LineIndent(text, braces.Outer.SpanStart);
            var inner = LineIndent(text, braces.Inner.SpanStart);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
                return inner.Substring(outer.Length);
        }

        return "    ";
    }

    private static string LineIndent(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return text.ToString(TextSpan.FromBounds(line.Start, FirstVisible(text, line)));
    }

    private static bool HasBracesOnOwnLine(SyntaxNode root, SourceText text)
    {
        foreach (var token in root.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.OpenBraceToken) || token.Parent is not (BlockSyntax or BaseTypeDeclarationSyntax))
                continue;
            var line = text.Lines.GetLineFromPosition(token.SpanStart);
            if (FirstVisible(text, line) == token.SpanStart)
                return true;
            if (text.ToString(TextSpan.FromBounds(token.Span.End, line.End)).Trim().Length == 0)
                return false;
        }

        return true;
    }
}
