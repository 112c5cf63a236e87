using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>Makes a function that returns its tasks by hand an <c>async</c> one: what it returns is what the tasks give.</summary>
internal static class AsyncReturns
{
    public static bool Rewrite(SourceEdits edits, AsyncFunction function, SemanticModel model)
    {
        var gives = function.Symbol.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 };
        if (!(function.Body is { } body ? RewriteBody(edits, body, gives, model) : RewriteArrow(edits, function.Arrow!.Expression, gives, model)))
            return false;

        edits.Insert(function.ReturnType.SpanStart, "async ");
        return true;
    }

    private static bool RewriteBody(SourceEdits edits, BlockSyntax body, bool gives, SemanticModel model)
    {
        foreach (var node in body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax { Expression: { } returned } statement && !(gives ? Unpack(edits, returned, model) : Finish(edits, body, statement, returned, model)))
                return false;
        }

        return true;
    }

    private static bool RewriteArrow(SourceEdits edits, ExpressionSyntax given, bool gives, SemanticModel model)
    {
        if (gives)
            return Unpack(edits, given, model);
        if (given is not InvocationExpressionSyntax)
            return false;

        AwaitEdit.Insert(edits, given);
        return true;
    }

    // return Task.FromResult(x); gives x.
    private static bool Unpack(SourceEdits edits, ExpressionSyntax returned, SemanticModel model)
    {
        if (returned is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call && model.GetSymbolInfo(call).Symbol is IMethodSymbol method && method.OfTask() == TaskMember.Finishes)
        {
            edits.Replace(TextSpan.FromBounds(returned.SpanStart, arguments[0].SpanStart), string.Empty);
            edits.Replace(TextSpan.FromBounds(arguments[0].Span.End, returned.Span.End), string.Empty);
            return true;
        }

        if (returned is not (InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return false;
        edits.Insert(returned.SpanStart, "await ");
        return true;
    }

    // return Task.CompletedTask; says nothing any more.
    private static bool Finish(SourceEdits edits, BlockSyntax body, ReturnStatementSyntax statement, ExpressionSyntax returned, SemanticModel model)
    {
        var isLast = body.Statements.LastOrDefault() == statement;
        var isDone = returned is LiteralExpressionSyntax or DefaultExpressionSyntax
            || model.GetSymbolInfo(returned).Symbol is IPropertySymbol { Name: "CompletedTask" } done && TaskEnds.IsTask(done.ContainingType);
        if (isDone && isLast)
            edits.RemoveStatement(statement);
        else if (isDone)
            edits.Replace(TextSpan.FromBounds(statement.ReturnKeyword.Span.End, statement.SemicolonToken.SpanStart), string.Empty);
        else if (isLast && returned is InvocationExpressionSyntax)
            edits.Replace(statement.ReturnKeyword.Span, "await");
        else
            return false;
        return true;
    }
}
