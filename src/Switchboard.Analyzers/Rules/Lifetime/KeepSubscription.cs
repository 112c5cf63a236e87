using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB2003: a subscription on a connection that outlives the subscriber, and nothing kept to remove it with.</summary>
public sealed class KeepSubscriptionAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public KeepSubscriptionAnalyzer()
        : base(Descriptors.KeepSubscription)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Subscribe
                && use.Operation is IInvocationOperation
                && !use.Member.EndsWithToken
                && (use.Member.ReturnsHandle ? IsDiscarded(facts, use.Operation) : IsBare(facts, use))
                && !Sharing.IsUnsubscribed(facts, use)
                && Sharing.OutlivesSubscriber(facts, use))
                report(Diagnostic.Create(Descriptors.KeepSubscription, use.Location, use.ChannelText, facts.NameOf(use.Receiver), facts.Type.Name));
        }
    }

    // Without a handle, what is kept is the channel object: in a field it is the owner's to unsubscribe.
    private static bool IsBare(TypeFacts facts, ConnectionUse use) =>
        !facts.Model.IsChannel(use.Receiver?.Type) || facts.Identities.Of(use.Receiver) is not (IFieldSymbol or IPropertySymbol);

    private static bool IsDiscarded(TypeFacts facts, IOperation subscription) => subscription.Consumer() switch
    {
        IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !TypeFacts.IsUsing(declarator) && facts.ReferencesOf(declarator.Symbol).Count == 0,
        _ => false,
    };
}
