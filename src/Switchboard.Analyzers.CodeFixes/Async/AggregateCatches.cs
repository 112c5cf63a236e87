using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>The handlers that look into the <c>AggregateException</c> of a task that is waited for. An await throws what went wrong itself.</summary>
internal static class AggregateCatches
{
    /// <summary>Whether one of them stands around the node.</summary>
    public static bool AreAround(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not (null or MemberDeclarationSyntax); parent = parent.Parent)
        {
            if (parent is not TryStatementSyntax attempt)
                continue;
            foreach (var handler in attempt.Catches)
            {
                if (LooksInside(handler))
                    return true;
            }
        }

        return false;
    }

    private static bool LooksInside(CatchClauseSyntax handler)
    {
        foreach (var node in handler.DescendantNodes())
        {
            if (node is SimpleNameSyntax { Identifier.ValueText: "AggregateException" or "InnerException" or "InnerExceptions" })
                return true;
        }

        return false;
    }
}
