using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>Answers: does this function connect the client again after the call? One that is stopped to be started anew is not to be given back.</summary>
internal static class Restarts
{
    public static bool Follow(ClientCall call)
    {
        // What is disposed of does not start again; that is another mistake.
        if (call.Target.Model.RoleOf(call.Operation.TargetMethod) is not { Role: ConnectionRole.Disconnect })
            return false;

        for (SyntaxNode? node = call.Statement; node is not null and not (MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax); node = node.Parent)
        {
            if (node is not StatementSyntax statement || Places.SiblingsOf(statement) is not { } siblings)
                continue;

            foreach (var later in siblings)
            {
                if (later.SpanStart <= statement.SpanStart)
                    continue;
                if (IsGivenAnother(later, call.Client))
                    return false;
                if (IsConnectedIn(later, call))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the statement puts another client in the place of this one.</summary>
    public static bool IsGivenAnother(StatementSyntax statement, ExpressionSyntax client) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var left } }
        && SyntaxFactory.AreEquivalent(left, client);

    // By its own call, or by the manager's.
    private static bool IsConnectedIn(StatementSyntax statement, ClientCall call)
    {
        foreach (var node in statement.DescendantNodes())
        {
            if (node is not ExpressionSyntax expression)
                continue;
            if (ClientCall.Of(call.Target, expression) is { } other
                && SyntaxFactory.AreEquivalent(other.Client, call.Client)
                && call.Target.Model.RoleOf(other.Operation.TargetMethod) is { Role: ConnectionRole.Connect })
                return true;
            if (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectAsync" }, ArgumentList.Arguments: { Count: > 0 } arguments }
                && SyntaxFactory.AreEquivalent(arguments[0].Expression, call.Client))
                return true;
        }

        return false;
    }
}
