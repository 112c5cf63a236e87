using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>SWB4004: sends to the scope that the code has at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ScopeBroadcastFix : ConnectionCodeFixProvider
{
    private const string Space = "Switchboard";

    /// <summary>Makes the provider.</summary>
    public ScopeBroadcastFix()
        : base("SWB4004")
    {
    }

    private protected override Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Node is not ExpressionSyntax expression
            || ScopeInReach.Find(target.SemanticModel, expression.SpanStart) is not { } scope
            || EditOf(target, expression, scope) is not { } edit)
            return Task.FromResult(ImmutableArray<ConnectionFix>.Empty);

        return Task.FromResult(ImmutableArray.Create(
            new ConnectionFix($"Send to the scope '{scope}' alone", "SWB4004", _ => Task.FromResult(edit.Apply()))));
    }

    private static FileEdit? EditOf(FixTarget target, ExpressionSyntax expression, string scope) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when access.Name.Identifier.ValueText == "BroadcastAsync" => BroadcastToScope(target, call, access, scope),
        // Those but the caller, or but some others, are no scope.
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "All" } access => Scope(target, access, scope),
        _ => null,
    };

    // Clients.All is Clients.Scope(tenant).
    private static FileEdit Scope(FixTarget target, MemberAccessExpressionSyntax access, string scope)
    {
        var edit = new FileEdit(target);
        edit.Change(access, current => SyntaxFactory.InvocationExpression(
                current.WithName(SyntaxFactory.IdentifierName("Scope")).WithoutTrailingTrivia(),
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(scope)))))
            .WithTrailingTrivia(current.GetTrailingTrivia()));
        edit.Import(RuntimeName.For(target, access.SpanStart, Space, "HubScopeExtensions").Import);
        return edit;
    }

    private static FileEdit BroadcastToScope(FixTarget target, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string scope)
    {
        var edit = new FileEdit(target);
        edit.Change(access.Name, current => current.WithIdentifier(SyntaxFactory.Identifier("BroadcastToScopeAsync").WithTriviaFrom(current.Identifier)));
        edit.Change(call.ArgumentList, current => WithFirst(current, scope));
        edit.Import(RuntimeName.For(target, call.SpanStart, Space, "ConnectionManagerExtensions").Import);
        return edit;
    }

    private static ArgumentListSyntax WithFirst(ArgumentListSyntax list, string scope)
    {
        var first = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(scope));
        if (list.Arguments.Count == 0)
            return list.AddArguments(first);

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var parts = new List<SyntaxNodeOrToken> { first.WithLeadingTrivia(list.Arguments[0].GetLeadingTrivia()), comma };
        parts.AddRange(list.Arguments.Replace(list.Arguments[0], list.Arguments[0].WithLeadingTrivia()).GetWithSeparators());
        return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(parts));
    }
}
