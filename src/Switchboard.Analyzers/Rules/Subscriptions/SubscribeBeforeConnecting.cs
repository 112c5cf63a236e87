using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB4003: a handler is registered when the connection is open already.</summary>
public sealed class SubscribeBeforeConnectingAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public SubscribeBeforeConnectingAnalyzer()
        : base(Descriptors.SubscribeBeforeConnecting)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        foreach (var use in facts.Uses)
        {
            if (SubscriptionOrder.ConnectBefore(facts, use) is { } connect)
            {
                report(Diagnostic.Create(
                    Descriptors.SubscribeBeforeConnecting, use.Location, new[] { connect.Location }, use.ChannelText, facts.NameOf(use.Receiver), connect.Symbol.Name));
            }
        }
    }
}
