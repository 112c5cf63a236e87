using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>SWB4001: removes a second subscription that adds nothing, or lets the handlers share one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SubscribeOnceFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public SubscribeOnceFix()
        : base(Descriptors.SubscribeOnce.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { RemoveSecond };

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var removals = await base.FindFixesAsync(target, cancellationToken).ConfigureAwait(false);
        if (!removals.IsEmpty || TypeReader.FactsAt(target, cancellationToken) is not { } facts || SharedSubscription.Find(target, facts) is not { } shared)
            return removals;
        return ImmutableArray.Create(new ConnectionFix("Share one subscription through the connection manager", "ShareSubscription", shared.ApplyAsync));
    }

    private static PlannedFix? RemoveSecond(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { } use
            || UseAt.StatementOf(use) is not { } statement
            || statement.Parent is not (BlockSyntax or GlobalStatementSyntax)
            || !SameSubscription.ComesBefore(facts, use, statement))
            return null;

        edits.RemoveStatement(statement);
        return new PlannedFix($"Remove the second subscription to {use.ChannelText}", "RemoveSecondSubscription");
    }
}
