using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes.Async;

/// <summary>Writes <c>await</c> before an expression.</summary>
internal static class AwaitEdit
{
    public static void Insert(SourceEdits edits, ExpressionSyntax task) => Replace(edits, task, task);

    /// <summary>Awaits the task in the place of the whole expression, which begins with it.</summary>
    public static void Replace(SourceEdits edits, ExpressionSyntax whole, ExpressionSyntax task)
    {
        var isOperand = IsOperand(whole);
        edits.Insert(whole.SpanStart, isOperand ? "(await " : "await ");
        if (task != whole || isOperand)
            edits.Replace(TextSpan.FromBounds(task.Span.End, whole.Span.End), isOperand ? ")" : string.Empty);
    }

    // (await Ask()).Length
    private static bool IsOperand(ExpressionSyntax expression) => expression.Parent is
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax
        or SwitchExpressionSyntax or WithExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression };
}
