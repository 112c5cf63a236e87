using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Switchboard.Analyzers.CodeFixes.Editing;

/// <summary>Reads text that is written into asynchronous code: by itself, <c>await (…)</c> would be a call of a method of that name.</summary>
internal static class AsyncText
{
    public static ExpressionSyntax Expression(string text) => Lambda(text).ExpressionBody!;

    public static StatementSyntax Statement(string text) => Lambda($"{{{text}}}").Block!.Statements[0];

    private static LambdaExpressionSyntax Lambda(string body) => (LambdaExpressionSyntax)SyntaxFactory.ParseExpression("async () => " + body);
}
