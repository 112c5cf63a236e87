using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Answers: would something that the author wrote be lost with this code?</summary>
internal static class Comments
{
    /// <summary>Whether a comment or a directive stands within the node.</summary>
    public static bool AreIn(SyntaxNode node) => AreIn(node, node.Span);

    /// <summary>Whether a comment or a directive of the node stands in the span.</summary>
    public static bool AreIn(SyntaxNode node, TextSpan span)
    {
        foreach (var trivia in node.DescendantTrivia())
        {
            if (span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }
}
