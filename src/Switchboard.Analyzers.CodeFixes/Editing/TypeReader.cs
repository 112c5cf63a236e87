using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Reads the code of a type as the rules see it, all of its parts together.</summary>
internal static class TypeReader
{
    /// <summary>The facts of the type that the target stands in; null where it stands in none.</summary>
    public static TypeFacts? FactsAt(FixTarget target, CancellationToken cancellationToken)
    {
        var type = target.SemanticModel.GetEnclosingSymbol(target.Node.SpanStart, cancellationToken) switch
        {
            INamedTypeSymbol named => named,
            { ContainingType: { } containing } => containing,
            _ => null,
        };
        return type is null ? null : TypeFacts.Build(type, target.Model, TypeSource.BodiesOf(type, ModelOf, cancellationToken), cancellationToken);

        SemanticModel ModelOf(SyntaxTree tree) =>
            tree == target.SemanticModel.SyntaxTree ? target.SemanticModel : target.SemanticModel.Compilation.GetSemanticModel(tree);
    }

    /// <summary>Whether the code around the node can await.</summary>
    public static bool IsInAsyncCode(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
                case QueryExpressionSyntax or LockStatementSyntax:
                    return false;
            }
        }

        return false;
    }
}
