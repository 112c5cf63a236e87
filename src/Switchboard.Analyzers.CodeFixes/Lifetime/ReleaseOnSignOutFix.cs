using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes.Lifetime;

/// <summary>SWB2006: tells the connection manager before the user is signed out, where the code knows who that is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReleaseOnSignOutFix : ConnectionCodeFixProvider
{
    private const string EquivalenceKey = "SWB2006.SignOut";

    /// <summary>Makes the fix.</summary>
    public ReleaseOnSignOutFix()
        : base("SWB2006")
    {
    }

    private protected override Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var statement = target.Node.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is null || !Contains(statement, target.Node) || Places.SiblingsOf(statement) is null || !Places.CanAwait(target.Node, target.SemanticModel) || SignedInUser.Find(target, statement) is not { } user)
            return Task.FromResult(ImmutableArray<ConnectionFix>.Empty);

        return Task.FromResult(ImmutableArray.Create(new ConnectionFix(
            $"Sign '{user.Shown}' out of the connection manager first", EquivalenceKey, token => ApplyAsync(target, statement, user, token))));
    }

    // A lambda within the statement runs at another time.
    private static bool Contains(StatementSyntax statement, SyntaxNode node)
    {
        for (var ancestor = node; ancestor != statement; ancestor = ancestor.Parent)
        {
            if (ancestor is null or AnonymousFunctionExpressionSyntax)
                return false;
        }

        return true;
    }

    private static async Task<Document?> ApplyAsync(FixTarget target, StatementSyntax statement, SignedInUser user, CancellationToken cancellationToken)
    {
        var manager = await ManagerAccess.FindUsedAsync(target, statement, cancellationToken).ConfigureAwait(false);
        var edit = new FileEdit(target);
        manager.Introduce(edit);
        edit.Import(user.Import);
        StatementEdits.InsertBefore(edit, statement, user.Write($"await {manager.Text}.SignOutAsync({user.Argument});", statement));
        return edit.Apply();
    }
}
