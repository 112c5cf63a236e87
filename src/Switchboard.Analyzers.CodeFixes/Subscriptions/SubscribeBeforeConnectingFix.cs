using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>SWB4003: moves a subscription above the connect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SubscribeBeforeConnectingFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public SubscribeBeforeConnectingFix()
        : base(Descriptors.SubscribeBeforeConnecting.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { MoveUp };

    private static PlannedFix? MoveUp(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { } use
            || SubscriptionOrder.ConnectBefore(facts, use) is not { } connect
            || StatementsOf(connect.Operation, use.Operation) is not var (opening, subscribing)
            || !StatementMove.TryMove(edits, subscribing, opening))
            return null;

        return new PlannedFix($"Register the handler of {use.ChannelText} before '{connect.Symbol.Name}'", "SubscribeBeforeConnecting");
    }

    /// <summary>The statements of one list in which the two stand; null where the subscription stands deeper than its own statement.</summary>
    private static (StatementSyntax Opening, StatementSyntax Subscribing)? StatementsOf(IOperation connect, IOperation subscription)
    {
        var subscribing = subscription.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        if (subscribing is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
            return null;

        foreach (var ancestor in connect.Syntax.AncestorsAndSelf())
        {
            if (ancestor is StatementSyntax opening && ListOf(opening) is { } list && list == ListOf(subscribing))
                return (opening, subscribing);
        }

        return null;
    }

    private static SyntaxNode? ListOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        GlobalStatementSyntax global => global.Parent,
        _ => null,
    };
}
