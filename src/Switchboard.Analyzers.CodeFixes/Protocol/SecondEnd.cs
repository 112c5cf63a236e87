using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>Finds where one function ends a connection twice: StopAsync and then DisposeAsync are one release, and two would give back what another one holds.</summary>
internal static class SecondEnd
{
    /// <summary>The statement beside the call that ends the same connection, with the question before it whether it is open, or the attempt around it.</summary>
    public static StatementSyntax? Beside(ClientCall call, Func<ClientCall, bool> endsLikewise)
    {
        if (call.Statement is not { } statement || Places.SiblingsOf(statement) is not { } siblings)
            return null;

        for (var i = 0; i < siblings.Count; i++)
        {
            if (siblings[i] != statement)
                continue;
            if (i + 1 < siblings.Count && Ends(call, siblings[i + 1], endsLikewise))
                return siblings[i + 1];
            return i > 0 && Ends(call, Asked(siblings[i - 1]) ?? Tried(siblings[i - 1]) ?? siblings[i - 1], endsLikewise) ? siblings[i - 1] : null;
        }

        return null;
    }

    /// <summary>Whether code that runs after the call ends the connection, by itself or through the manager.</summary>
    public static bool Follows(ClientCall call, bool isUser, Func<ClientCall, bool> endsLikewise)
    {
        var isLeft = false;
        for (SyntaxNode? node = call.Statement; node is not null and not (MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax); node = node.Parent)
        {
            if (node.Parent is TryStatementSyntax { Finally: { } last } && node != last && IsEndedIn(last, call, isUser, endsLikewise))
                return true;
            if (isLeft || node is not StatementSyntax statement || Places.SiblingsOf(statement) is not { } siblings)
                continue;

            foreach (var later in siblings)
            {
                if (later.SpanStart <= statement.SpanStart)
                    continue;
                if (Restarts.IsGivenAnother(later, call.Client))
                    return false;
                if (IsEndedIn(later, call, isUser, endsLikewise))
                    return true;
                isLeft |= later is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;
            }
        }

        return false;
    }

    private static bool IsEndedIn(SyntaxNode later, ClientCall call, bool isUser, Func<ClientCall, bool> endsLikewise)
    {
        foreach (var node in later.DescendantNodes())
        {
            if (node is not ExpressionSyntax expression)
                continue;
            if (ClientCall.Of(call.Target, expression) is { } other && endsLikewise(other) && SyntaxFactory.AreEquivalent(other.Client, call.Client))
                return true;
            if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments: { Count: > 0 } arguments }
                && (isUser ? name == "SignOutAsync" : name is "ReleaseAsync" or "Release")
                && SyntaxFactory.AreEquivalent(arguments[0].Expression, call.Client))
                return true;
        }

        return false;
    }

    // if (_socket.State == WebSocketState.Open) await _socket.CloseAsync(…);
    private static StatementSyntax? Asked(StatementSyntax statement)
    {
        if (statement is not IfStatementSyntax { Else: null } question || Comments.AreIn(question) || !IsOnlyAsked(question.Condition))
            return null;
        return question.Statement is BlockSyntax block ? block.Statements.Count == 1 ? block.Statements[0] : null : question.Statement;
    }

    // try { await _hub.StopAsync(); } catch { }
    private static StatementSyntax? Tried(StatementSyntax statement)
    {
        if (statement is not TryStatementSyntax { Finally: null, Block.Statements: { Count: 1 } tried } attempt || Comments.AreIn(attempt))
            return null;
        foreach (var handler in attempt.Catches)
        {
            if (handler.Block.Statements.Count > 0 || handler.Filter is not null)
                return null;
        }

        return tried[0];
    }

    private static bool IsOnlyAsked(ExpressionSyntax condition)
    {
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            if (node is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or SingleVariableDesignationSyntax or PostfixUnaryExpressionSyntax
                || node.IsKind(SyntaxKind.PreIncrementExpression)
                || node.IsKind(SyntaxKind.PreDecrementExpression))
                return false;
        }

        return true;
    }

    private static bool Ends(ClientCall call, StatementSyntax statement, Func<ClientCall, bool> endsLikewise)
    {
        if (!call.IsClientPlain || Comments.AreIn(statement) || statement is not ExpressionStatementSyntax { Expression: var expression })
            return false;
        if (expression is AwaitExpressionSyntax awaited)
            expression = awaited.Expression;
        if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } })
            expression = configured;

        return ClientCall.Of(call.Target, expression) is { } other && endsLikewise(other) && SyntaxFactory.AreEquivalent(call.Client, other.Client);
    }
}
