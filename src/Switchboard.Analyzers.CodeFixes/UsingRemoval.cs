using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes;

/// <summary>Takes the <c>using</c> away from a value that somebody else releases; what it declared and its block stay.</summary>
internal static class UsingRemoval
{
    /// <summary>The using declaration or statement whose resource the expression is; null where there is none.</summary>
    public static StatementSyntax? Find(ExpressionSyntax resource)
    {
        SyntaxNode node = resource;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression })
            node = node.Parent;

        return node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: var owner } } } => owner switch
            {
                LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword } declaration => declaration,
                UsingStatementSyntax statement => statement,
                _ => null,
            },
            UsingStatementSyntax statement when statement.Expression == node => statement,
            _ => null,
        };
    }

    /// <summary>Whether the expression is one of several that a using may release, of which the others still need it.</summary>
    public static bool IsForOthersToo(ExpressionSyntax resource)
    {
        SyntaxNode node = resource;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax
            || node.Parent is ConditionalExpressionSyntax choice && choice.Condition != node)
        {
            node = node.Parent!;
            if (node is ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
                return Find((ExpressionSyntax)node) is not null || IsForOthersToo((ExpressionSyntax)node);
        }

        return false;
    }

    /// <summary>The statement without its using, or null where a comment would be lost or it releases more than one value. The original says how the file is laid out.</summary>
    public static StatementSyntax? Remove(StatementSyntax original, StatementSyntax current) => current switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration => declaration
            .WithAwaitKeyword(default)
            .WithUsingKeyword(default)
            .WithLeadingTrivia(Comments(declaration)),
        UsingStatementSyntax { Declaration: null or { Variables.Count: 1 } } statement => AsBlock(original, statement),
        _ => null,
    };

    private static SyntaxTriviaList Comments(LocalDeclarationStatementSyntax declaration)
    {
        var trivia = declaration.GetLeadingTrivia();
        foreach (var token in new[] { declaration.AwaitKeyword, declaration.UsingKeyword })
        {
            if (HasComment(token.TrailingTrivia))
                trivia = trivia.AddRange(WithoutLeadingSpace(token.TrailingTrivia));
        }

        return trivia;
    }

    private static StatementSyntax? AsBlock(StatementSyntax original, UsingStatementSyntax statement)
    {
        // A comment behind the parenthesis keeps its line, above what follows.
        var above = statement.GetLeadingTrivia();
        if (HasComment(statement.CloseParenToken.TrailingTrivia))
            above = above.AddRange(WithoutLeadingSpace(statement.CloseParenToken.TrailingTrivia)).AddRange(Layout.Space(Layout.IndentationOf(original)));
        if (statement.Declaration is null)
            return HasComment(statement.Statement.GetLeadingTrivia()) ? null : statement.Statement.WithLeadingTrivia(above);
        if (statement.Statement is not BlockSyntax block || HasComment(block.GetLeadingTrivia()))
            return null;

        // The variable keeps its scope: it is declared at the beginning of the block.
        var layout = Layout.Of(original.SyntaxTree.GetRoot());
        var originalBlock = (BlockSyntax)((UsingStatementSyntax)original).Statement;
        var indentation = originalBlock.Statements.Count > 0 ? Layout.IndentationOf(originalBlock.Statements[0]) : Layout.IndentationOf(original) + "    ";
        var isOnOneLine = !block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var declaration = SyntaxFactory.LocalDeclarationStatement(statement.Declaration.WithoutTrivia())
            .WithLeadingTrivia(Layout.Space(isOnOneLine ? string.Empty : indentation))
            .WithTrailingTrivia(isOnOneLine ? SyntaxFactory.Space : layout.EndOfLine);
        return block
            .WithStatements(block.Statements.Insert(0, declaration))
            .WithLeadingTrivia(above);
    }

    private static SyntaxTriviaList WithoutLeadingSpace(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia[0].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(0) : trivia;

    private static bool HasComment(SyntaxTriviaList trivia)
    {
        foreach (var item in trivia)
        {
            if (!item.IsKind(SyntaxKind.WhitespaceTrivia) && !item.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }
}
