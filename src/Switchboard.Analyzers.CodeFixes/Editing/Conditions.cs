using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Answers: which nodes of a list stand under an <c>#if</c>?</summary>
internal static class Conditions
{
    /// <summary>How many conditions are open at a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="before">How many were open at the node before it in the list.</param>
    public static int OpenAt(SyntaxNode node, int before)
    {
        foreach (var trivia in node.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.IfDirectiveTrivia))
                before++;
            else if (trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia))
                before--;
        }

        return before;
    }
}
