using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Async;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3003: awaits instead of blocking, and makes the functions around it asynchronous as far as that goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class UnblockConnectionFix : ConnectionCodeFixProvider
{
    /// <summary>Makes the provider.</summary>
    public UnblockConnectionFix()
        : base("SWB3003")
    {
    }

    private protected override bool NeedsManager => false;

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (TypeReader.FactsAt(target, cancellationToken) is not { } facts
            || BlockedAt(facts, target.Node) is not { Syntax: ExpressionSyntax whole } blocked
            || AggregateCatches.AreAround(whole))
            return ImmutableArray<ConnectionFix>.Empty;

        var edits = new SourceEdits(target, await target.Document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        var chain = new AsyncChain(edits, facts, cancellationToken);
        if (!Unblock(edits, whole, blocked) || !await chain.ReachAsync(whole).ConfigureAwait(false))
            return ImmutableArray<ConnectionFix>.Empty;
        return ImmutableArray.Create(new ConnectionFix($"Await '{blocked.Use.Symbol.Name}'{chain.Suffix}", "SWB3003.Await", edits.ApplyAsync));
    }

    private static BlockedTask? BlockedAt(TypeFacts facts, SyntaxNode node)
    {
        foreach (var blocked in BlockedTasks.In(facts))
        {
            if (blocked.Syntax.SyntaxTree == node.SyntaxTree && blocked.Syntax.Span == node.Span)
                return blocked;
        }

        return null;
    }

    private static bool Unblock(SourceEdits edits, ExpressionSyntax whole, BlockedTask blocked)
    {
        if (blocked.End.Kind != TaskEndKind.Blocked)
            return false;
        if (whole is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0, Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "WaitAll" } name } })
        {
            edits.Replace(name.Span, "WhenAll");
            AwaitEdit.Insert(edits, whole);
            return true;
        }

        if (TaskIn(whole) is not { } task)
            return false;
        AwaitEdit.Replace(edits, whole, task);
        return true;
    }

    /// <summary>The task before what blocks on it.</summary>
    private static ExpressionSyntax? TaskIn(ExpressionSyntax whole)
    {
        switch (whole)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result", Expression: var task }:
                return WithoutAsTask(task);
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait", Expression: var task } }:
                return WithoutAsTask(task);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Expression: var task } } } }:
                return WithoutAsTask(task);
            default:
                return null;
        }
    }

    private static ExpressionSyntax WithoutAsTask(ExpressionSyntax task) =>
        task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask", Expression: var inner } } ? inner : task;
}
