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

    /// <summary>How many of the nodes, from the first on, stand before the last place behind one of them that is under no condition.</summary>
    public static int Outside(IEnumerable<SyntaxNode> nodes)
    {
        var outside = 0;
        var index = 0;
        var open = 0;
        foreach (var node in nodes)
        {
            index++;
            open = OpenAt(node, open);
            if (open == 0)
                outside = index;
        }

        return outside;
    }
}
