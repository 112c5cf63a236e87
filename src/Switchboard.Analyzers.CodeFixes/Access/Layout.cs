using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Access;

/// <summary>How a file ends its lines and indents, so that what a fix writes looks like what stands around it.</summary>
internal sealed class Layout
{
    private const string DefaultStep = "    ";

    private Layout(string newLine) => NewLine = newLine;

    public string NewLine { get; }

    public SyntaxTrivia EndOfLine => SyntaxFactory.EndOfLine(NewLine);

    public static Layout Of(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return new Layout(trivia.ToString());
        }

        return new Layout("\n");
    }

    /// <summary>The white space at the beginning of the line that the node begins on.</summary>
    public static string IndentationOf(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    /// <summary>Whether nothing but white space stands before the node on its line.</summary>
    public static bool IsFirstOnLine(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        return text.Lines.GetLineFromPosition(node.SpanStart).Start + IndentationOf(node).Length >= node.SpanStart;
    }

    /// <summary>White space, and no trivia at all where there is none.</summary>
    public static SyntaxTriviaList Space(string text) =>
        text.Length == 0 ? SyntaxFactory.TriviaList() : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(text));

    /// <summary>What one level of indentation is in this type.</summary>
    public static string StepOf(TypeDeclarationSyntax type)
    {
        var outer = IndentationOf(type);
        foreach (var member in type.Members)
        {
            var inner = IndentationOf(member);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
                return inner.Substring(outer.Length);
        }

        return DefaultStep;
    }

    /// <summary>The indentation of the members of a type.</summary>
    public static string MemberIndentationOf(TypeDeclarationSyntax type) => IndentationOf(type) + StepOf(type);

    /// <summary>Whether the opening braces of the type stand at the end of a line.</summary>
    public static bool HasTrailingBraces(TypeDeclarationSyntax type)
    {
        var text = type.SyntaxTree.GetText();
        var brace = type.OpenBraceToken;
        return !brace.IsMissing
            && brace.SpanStart > 0
            && text.Lines.GetLineFromPosition(brace.SpanStart).LineNumber == text.Lines.GetLineFromPosition(brace.GetPreviousToken().Span.End).LineNumber;
    }
}
