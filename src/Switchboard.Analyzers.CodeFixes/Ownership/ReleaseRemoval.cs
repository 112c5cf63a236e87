using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>Takes away the release of something that belongs to somebody else now. What is left of its method does nothing.</summary>
internal static class ReleaseRemoval
{
    /// <summary>Notes the removal of a call; false where something else depends on it.</summary>
    public static bool TryRemove(FileEdit edit, SyntaxNode call)
    {
        var whole = WholeOf(call);
        switch (whole.Parent)
        {
            case ExpressionStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: MethodDeclarationSyntax method } block } when !IsVoid(method):
                return !HasComment(block) && TryEmpty(edit, method);
            case ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement:
                StatementEdits.Remove(edit, statement);
                return true;
            case ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: MethodDeclarationSyntax method } block }:
                return !HasComment(block) && TryEmpty(edit, method);
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } arrow:
                return !HasComment(arrow) && TryEmpty(edit, method);
            default:
                return false;
        }
    }

    // The await and the ?. around the call belong to it.
    private static SyntaxNode WholeOf(SyntaxNode call)
    {
        while (call.Parent is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } })
            call = call.Parent;
        return call;
    }

    private static bool IsVoid(MethodDeclarationSyntax method) => method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static bool TryEmpty(FileEdit edit, MethodDeclarationSyntax method)
    {
        var name = (method.ReturnType is QualifiedNameSyntax qualified ? qualified.Right : method.ReturnType).ToString();
        var body = name switch
        {
            "void" => "{ }",
            "ValueTask" => "=> default;",
            "Task" => $"=> {method.ReturnType.ToString()}.CompletedTask;",
            _ => null,
        };
        if (body is null || method.ConstraintClauses.Count > 0)
            return false;

        edit.Change(method, current => WithBody(WithoutAsync(current), body));
        return true;
    }

    private static MethodDeclarationSyntax WithBody(MethodDeclarationSyntax method, string text)
    {
        var written = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("void M() " + text)!;
        var end = method.GetLastToken().TrailingTrivia;
        return method
            .WithParameterList(method.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
            .WithBody(written.Body)
            .WithExpressionBody(written.ExpressionBody)
            .WithSemicolonToken(written.SemicolonToken)
            .WithTrailingTrivia(end);
    }

    private static MethodDeclarationSyntax WithoutAsync(MethodDeclarationSyntax method)
    {
        var index = method.Modifiers.IndexOf(SyntaxKind.AsyncKeyword);
        if (index < 0)
            return method;

        var leading = method.GetLeadingTrivia();
        return method.WithModifiers(method.Modifiers.RemoveAt(index)).WithLeadingTrivia(leading);
    }

    private static bool HasComment(SyntaxNode node)
    {
        foreach (var trivia in node.DescendantTrivia())
        {
            if (node.Span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return true;
        }

        return false;
    }
}
