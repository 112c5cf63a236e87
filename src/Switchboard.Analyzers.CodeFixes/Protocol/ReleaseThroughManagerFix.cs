using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3001: gives the connection back to the manager instead of disconnecting it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReleaseThroughManagerFix : ConnectionCodeFixProvider
{
    private const string EquivalenceKey = "SWB3001.Release";

    /// <summary>Makes the provider.</summary>
    public ReleaseThroughManagerFix()
        : base("SWB3001")
    {
    }

    private protected override Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Find(target) is { } fix ? ImmutableArray.Create(fix) : ImmutableArray<ConnectionFix>.Empty);

    private static ConnectionFix? Find(FixTarget target)
    {
        if (target.Node is not ExpressionSyntax expression)
            return null;

        if (ClientCall.Of(target, expression) is { } call && IsEnd(target.Model, call.Operation))
            return OfCall(call);
        return UsingRemoval.Find(expression) is { } statement
            ? new ConnectionFix($"Remove 'using': the connection manager releases '{DeclaredBy(statement) ?? Shown(expression)}'", EquivalenceKey, _ => RemoveUsing(target, statement))
            : null;
    }

    private static ConnectionFix? OfCall(ClientCall call)
    {
        var client = Shown(call.Client);
        switch (ManagedLease.ReleaserOf(call))
        {
            case LeaseRelease.Using when call.Statement is { } statement && Places.SiblingsOf(statement) is not null:
                return new ConnectionFix($"Remove the call: the lease releases '{client}'", EquivalenceKey, _ => RemoveCall(call.Target, statement));
            case LeaseRelease.Using or LeaseRelease.Held:
                return null;
        }

        var isUser = IsUserScoped(call.Target.Model, call.Operation);
        if (ReleaseForm.Of(call, isUser) is not { } form || Comments.AreIn(form.Replaced) || Restarts.Follow(call))
            return null;

        var likewise = Likewise(call.Target.Model, isUser);
        var other = SecondEnd.Beside(call, likewise);
        if (other is null && SecondEnd.Follows(call, isUser, likewise))
            return null;
        return new ConnectionFix(
            isUser ? $"Sign the user of '{client}' out through the connection manager" : $"Release '{client}' through the connection manager",
            EquivalenceKey,
            token => ReleaseAsync(call, form, other, token));
    }

    private static Task<Document?> RemoveUsing(FixTarget target, StatementSyntax statement)
    {
        var edit = new FileEdit(target);
        edit.Change(statement, current => UsingRemoval.Remove(statement, current));
        return Task.FromResult(edit.Apply());
    }

    private static Task<Document?> RemoveCall(FixTarget target, StatementSyntax statement)
    {
        var edit = new FileEdit(target);
        StatementEdits.Remove(edit, statement);
        return Task.FromResult(edit.Apply());
    }

    private static async Task<Document?> ReleaseAsync(ClientCall call, ReleaseForm form, StatementSyntax? other, CancellationToken cancellationToken)
    {
        var target = call.Target;
        var manager = await ManagerAccess.FindAsync(target, call.Whole, call.Client, cancellationToken).ConfigureAwait(false);
        var edit = new FileEdit(target);
        manager.Introduce(edit);
        ManagerAccess.ImportExtension(target, edit, form.Method);
        edit.Change(form.Replaced, current => AsyncText.Expression(form.Write(manager.Text)).WithTriviaFrom(current));

        if (other is not null)
            StatementEdits.Remove(edit, other);
        return edit.Apply();
    }

    private static Func<ClientCall, bool> Likewise(ConnectionModel model, bool isUser) => other => IsEnd(model, other.Operation) && IsUserScoped(model, other.Operation) == isUser;

    private static bool IsEnd(ConnectionModel model, IInvocationOperation operation)
    {
        if (model.RoleOf(operation.TargetMethod) is { } member)
            return member.Role is ConnectionRole.Disconnect or ConnectionRole.Dispose;
        return operation.TargetMethod.Name is "Dispose" or "DisposeAsync" || IsUserScoped(model, operation);
    }

    private static bool IsUserScoped(ConnectionModel model, IInvocationOperation operation) =>
        model.RoleOf(operation.TargetMethod) is { } member
            ? member is { Role: ConnectionRole.Disconnect, IsUserScoped: true }
            : operation.TargetMethod.Name.StartsWith("DisconnectUser", StringComparison.Ordinal);

    private static string Shown(ExpressionSyntax expression)
    {
        var text = expression.WithoutTrivia().ToString();
        return text.IndexOf('\n') < 0 && text.Length <= 40 ? text : "the connection";
    }

    private static string? DeclaredBy(StatementSyntax statement)
    {
        var declaration = statement switch
        {
            LocalDeclarationStatementSyntax local => local.Declaration,
            UsingStatementSyntax { Declaration: var inParentheses } => inParentheses,
            _ => null,
        };
        return declaration is { Variables: { Count: 1 } variables } ? variables[0].Identifier.Text : null;
    }
}
