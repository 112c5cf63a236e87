using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>SWB1001 and SWB1002: lets the manager create the client, or takes a lease on it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CreateThroughManagerFix : ConnectionCodeFixProvider
{
    // One key for what is best in each place, so that a Fix All gives every creation what is best there.
    private const string Best = "SWB1001";
    private const string Creation = "__creation";

    /// <summary>Makes the provider.</summary>
    public CreateThroughManagerFix()
        : base("SWB1001", "SWB1002")
    {
    }

    private protected override Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (CreationSite.Of(target, cancellationToken) is not { } site || UsingRemoval.IsForOthersToo(site.Expression) || !SharedCreation.IsPossible(site))
            return Task.FromResult(ImmutableArray<ConnectionFix>.Empty);

        // GetOrCreate takes a reference on the client, and no local can give it back; a lease does, but ends what listens on.
        var lease = LeaseRewrite.Find(site, cancellationToken);
        var leaseIsBest = lease is { EndsWithBody: true };
        var create = new ConnectionFix(
            $"Create '{site.Client.Name}' through the connection manager",
            leaseIsBest ? "SWB1001.GetOrCreate" : Best,
            token => CreateAsync(site, token));
        if (lease is null)
            return Task.FromResult(ImmutableArray.Create(create));

        var acquire = new ConnectionFix(
            $"Acquire a lease on '{site.Client.Name}' from the connection manager",
            leaseIsBest ? Best : "SWB1001.Acquire",
            lease.ApplyAsync);
        return Task.FromResult(leaseIsBest ? ImmutableArray.Create(acquire, create) : ImmutableArray.Create(create, acquire));
    }

    private static async Task<Document?> CreateAsync(CreationSite site, CancellationToken cancellationToken)
    {
        var target = site.Target;
        var manager = await ManagerAccess.FindAsync(target, site.Expression, cancellationToken).ConfigureAwait(false);
        var edit = new FileEdit(target);
        manager.Introduce(edit);
        edit.Change(site.Expression, current => site.IsTask ? WrapTask(site, current, manager.Text) : Wrap(site, current, manager.Text));

        // The manager owns what it made.
        if (UsingRemoval.Find(site.Expression) is { } statement)
            edit.Change(statement, current => UsingRemoval.Remove(statement, current));
        return edit.Apply() is { } changed ? await FollowThrough.ApplyAsync(target.Document, changed, cancellationToken).ConfigureAwait(false) : null;
    }

    private static ExpressionSyntax Wrap(CreationSite site, ExpressionSyntax current, string manager)
    {
        var close = ClosingLambda.Of(site) is { } lambda ? ", " + lambda : "";
        return Fill($"{manager}.GetOrCreate({KeyExpression.Of(site)}, () => {Creation}{close})", current, site.WithType(current));
    }

    private static ExpressionSyntax WrapTask(CreationSite site, ExpressionSyntax current, string manager)
    {
        var creation = current;
        var parameter = "_";
        var callersToken = "";
        if (site.Operation is IInvocationOperation call && current is InvocationExpressionSyntax invocation && TokenPassing.Of(call) is { IsPossible: true } passing)
        {
            parameter = Names.OfLambda(site.Target.SemanticModel, site.Expression.SpanStart, site.Expression, "token", "cancellation");
            creation = passing.Pass(invocation, parameter);
            callersToken = passing.CallersToken is { } token ? ", " + token : "";
        }

        var givesTask = site.Operation.Type is { Name: "Task" };
        return Fill(
            $"{manager}.GetOrCreateAsync({KeyExpression.Of(site)}, {parameter} => {Creation}{(givesTask ? "" : ".AsTask()")}{callersToken}){(givesTask && !IsAwaited(site.Expression) ? ".AsTask()" : "")}",
            current,
            creation);
    }

    private static bool IsAwaited(ExpressionSyntax expression)
    {
        SyntaxNode? parent = expression.Parent;
        if (parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
            parent = configured.Parent;
        while (parent is ParenthesizedExpressionSyntax)
            parent = parent.Parent;
        return parent is AwaitExpressionSyntax;
    }

    /// <summary>Puts the creation into the text that is written around it.</summary>
    private static ExpressionSyntax Fill(string text, ExpressionSyntax current, ExpressionSyntax creation)
    {
        var written = SyntaxFactory.ParseExpression(text);
        foreach (var node in written.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: Creation })
            {
                written = written.ReplaceNode(node, creation.WithoutTrivia());
                break;
            }
        }

        return written.WithTriviaFrom(current);
    }
}
