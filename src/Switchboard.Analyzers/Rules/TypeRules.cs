using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>
/// Every rule that looks at a type as a whole, as one analyzer: the compiler hands out each operation once for all of them, and not once a rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeRulesAnalyzer : ConnectionAnalyzer
{
    // In the order of their ids; one that reports two stands at the first.
    private static readonly ImmutableArray<TypeAnalyzer> s_rules = ImmutableArray.Create<TypeAnalyzer>(
        new CreateThroughManagerAnalyzer(),
        new SecondManagerAnalyzer(),
        new ReleaseConnectionAnalyzer(),
        new DisposeOwnedAnalyzer(),
        new KeepSubscriptionAnalyzer(),
        new RemoveEventHandlerAnalyzer(),
        new UseAfterReleaseAnalyzer(),
        new ReleaseOnSignOutAnalyzer(),
        new DoNotDisconnectAnalyzer(),
        new DoNotConnectAnalyzer(),
        new BlockedConnectionAnalyzer(),
        new ForgottenConnectionAnalyzer(),
        new ConnectAgainstDelayAnalyzer(),
        new LetManagerReconnectAnalyzer(),
        new ConnectOnceAnalyzer(),
        new ReconnectUnmanagedHubAnalyzer(),
        new ConcurrentTransferAnalyzer(),
        new ReadToEndAnalyzer(),
        new SubscribeOnceAnalyzer(),
        new SubscribeWhereCodeRunsAgainAnalyzer(),
        new SubscribeBeforeConnectingAnalyzer(),
        new ScopeBroadcastAnalyzer(),
        new HardCodedCredentialAnalyzer(),
        new TokenReadOnceAnalyzer(),
        new EncryptTransportAnalyzer());

    /// <summary>Makes the rules.</summary>
    public TypeRulesAnalyzer()
        : base(s_rules.SelectMany(static rule => rule.SupportedDiagnostics).ToArray())
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, ConnectionModel model)
    {
        var rules = s_rules.Where(rule => rule.AppliesTo(model)).ToImmutableArray();
        if (!rules.IsEmpty)
            TypeAnalyzer.Register(context, model, rules);
    }
}
