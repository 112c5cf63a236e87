using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes.Teardown;

/// <summary>Puts a release after what a teardown waits for, also where the teardown may be left before that.</summary>
internal static class LateRelease
{
    /// <summary>Whether the statements from the first to before the end wait for work that may still use the target, or use it themselves.</summary>
    public static bool IsNeeded(BlockSyntax body, int first, int end, string target)
    {
        for (var i = first; i < end; i++)
        {
            foreach (var node in body.Statements[i].DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            {
                var waits = node switch
                {
                    AwaitExpressionSyntax { Expression: var awaited } => !Disposes(awaited),
                    ReturnStatementSyntax { Expression: { } result } => IsRunning(result),
                    MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "WaitAll" or "WaitOne" or "GetResult" or "Join", Parent: InvocationExpressionSyntax } => true,
                    IdentifierNameSyntax name => name.Identifier.ValueText == target,
                    _ => false,
                };
                if (waits)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the expression gives a task of work that was begun before: one that is held, or what the base class waits for.</summary>
    public static bool IsRunning(ExpressionSyntax task) => task switch
    {
        IdentifierNameSyntax => true,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText != "CompletedTask",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } } => true,
        _ => false,
    };

    // _log.DisposeAsync() ends something of its own.
    private static bool Disposes(ExpressionSyntax awaited)
    {
        while (awaited is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" } configured })
            awaited = configured.Expression;
        return awaited is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DisposeAsync" } };
    }

    /// <summary>Puts the statements into a <c>try</c> with the release in its <c>finally</c>; false where they do not stand on lines of their own.</summary>
    public static bool TryWrap(SourceEdits edits, BlockSyntax body, int first, int end, Action<CodeWriter> write)
    {
        var style = edits.Style;
        if (!style.IsFirstOnLine(body.CloseBraceToken.SpanStart) || end < body.Statements.Count && !style.IsFirstOnLine(body.Statements[end].SpanStart))
            return false;

        for (var i = first; i < end; i++)
        {
            if (body.Statements[i] is LocalFunctionStatementSyntax or LabeledStatementSyntax || !style.IsFirstOnLine(body.Statements[i].SpanStart))
                return false;
        }

        var start = edits.Text.Lines.GetLineFromPosition(body.Statements[first].GetFirstToken().GetPreviousToken().Span.End);
        do
            start = edits.Text.Lines[start.LineNumber + 1];
        while (start.ToString().Trim().Length == 0);

        var indent = style.IndentAt(body.Statements[first].SpanStart);
        var last = body.Statements[end - 1].Span.End;
        var closing = new CodeWriter(style, indent).Line("}").Open("finally");
        write(closing);
        edits.Insert(start.Start, new CodeWriter(style, indent).Open("try").ToString());
        Reindent.OneStep(edits, body, TextSpan.FromBounds(start.Start, last));
        edits.Insert(edits.Text.Lines.GetLineFromPosition(last).EndIncludingLineBreak, closing.Close().ToString());
        return true;
    }
}
