using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB4002: a subscription in a loop, a reconnect handler or a life-cycle member that runs again.</summary>
public sealed class SubscribeWhereCodeRunsAgainAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public SubscribeWhereCodeRunsAgainAnalyzer()
        : base(Descriptors.SubscribeWhereCodeRunsAgain)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            if (SubscriptionFacts.RepeatedBy(facts, use) is { } place)
                report(Diagnostic.Create(Descriptors.SubscribeWhereCodeRunsAgain, use.Location, use.ChannelText, facts.NameOf(use.Receiver), place.Description));
        }
    }
}
