using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Subscriptions;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3008: tells the builder to let the client reconnect by itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReconnectUnmanagedHubFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public ReconnectUnmanagedHubFix()
        : base(Descriptors.ReconnectUnmanagedHub.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { TurnOn };

    private static PlannedFix? TurnOn(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken) =>
        UseAt.Find(facts, edits.Target.Node) is { Operation: IInvocationOperation build }
        && BuilderChains.ReconnectsByItself(facts, build) == false
        && BuilderChains.ReconnectOption(facts, build) is { } option
        && AutomaticReconnect.TryTurnOn(edits, facts, build)
            ? new PlannedFix($"Add '{option.Name}'", "TurnReconnectOn")
            : null;
}
