using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Finds the use of a connection that a diagnostic stands on.</summary>
internal static class UseAt
{
    public static ConnectionUse? Find(TypeFacts facts, SyntaxNode node)
    {
        foreach (var use in facts.Uses)
        {
            var call = use.Operation.WholeCall();
            if (call.SyntaxTree == node.SyntaxTree && call.Span == node.Span)
                return use;
        }

        return null;
    }

    /// <summary>The statement that is nothing but the use, in a block; null where its value is used.</summary>
    public static ExpressionStatementSyntax? StatementOf(ConnectionUse use)
    {
        SyntaxNode node = use.Operation.WholeCall();
        while (node.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax
            || node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access && access.Expression == node
            || node.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } })
            node = node.Parent;

        if (node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard && discard.Right == node)
            node = discard;
        return node.Parent as ExpressionStatementSyntax;
    }

    /// <summary>Whether the node stands in code that has no instance of the type.</summary>
    public static bool IsInStaticCode(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null and not TypeDeclarationSyntax; parent = parent.Parent)
        {
            var modifiers = parent switch
            {
                MemberDeclarationSyntax member => member.Modifiers,
                LocalFunctionStatementSyntax local => local.Modifiers,
                AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
                _ => default,
            };
            foreach (var modifier in modifiers)
            {
                if (modifier.ValueText == "static")
                    return true;
            }
        }

        return false;
    }
}
