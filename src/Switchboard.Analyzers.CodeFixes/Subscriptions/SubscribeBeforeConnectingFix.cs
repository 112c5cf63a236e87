using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
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
            || MayBeSetUpBetween(use.Operation, opening, subscribing)
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

    // handlers.Add(Show); hub.On("Said", handlers[0]); what is asked of an object may be what a statement before has put there.
    private static bool MayBeSetUpBetween(IOperation subscription, StatementSyntax opening, StatementSyntax subscribing)
    {
        if (subscribing.GetFirstToken().GetPreviousToken() == opening.GetLastToken() || subscription is not IInvocationOperation call)
            return false;

        foreach (var operation in call.Descendants())
        {
            if (operation is IInvocationOperation or IObjectCreationOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false }
                && operation.EnclosingFunction() == call.EnclosingFunction())
                return true;
        }

        return false;
    }

    private static SyntaxNode? ListOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        GlobalStatementSyntax global => global.Parent,
        _ => null,
    };
}
