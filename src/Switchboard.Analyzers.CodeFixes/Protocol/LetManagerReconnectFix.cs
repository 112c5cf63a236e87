using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Subscriptions;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3006: takes a reconnect by hand away where the manager or the SDK makes one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LetManagerReconnectFix : TypeCodeFixProvider
{
    /// <summary>Makes the fix.</summary>
    public LetManagerReconnectFix()
        : base(Descriptors.LetManagerReconnect.Id)
    {
    }

    private protected override IReadOnlyList<FixPlan> Plans { get; } = new FixPlan[] { RemoveHandler };

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var removals = await base.FindFixesAsync(target, cancellationToken).ConfigureAwait(false);
        if (!removals.IsEmpty
            || TypeReader.FactsAt(target, cancellationToken) is not { } facts
            || UseAt.Find(facts, target.Node) is not { } use
            || facts.Reconnects.Of(use) is not { } reconnect
            || RetryLoop.Of(target, facts, use, reconnect) is not { } loop)
            return removals;

        return ImmutableArray.Create(new ConnectionFix($"Connect '{loop.ShownClient}' once, through the connection manager", "ConnectOnceThroughManager", loop.ApplyAsync));
    }

    private static PlannedFix? RemoveHandler(SourceEdits edits, TypeFacts facts, CancellationToken cancellationToken)
    {
        if (UseAt.Find(facts, edits.Target.Node) is not { } use
            || facts.Reconnects.Of(use) is not { } reconnect
            || ReconnectHandler.Of(edits, facts, use, reconnect) is not { } handler
            || reconnect.Place?.Consumer() is not IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } raised } } added
            || WhoReconnects(edits, facts, added.Receiver()) is not { } who)
            return null;

        if (handler.IsNothingElse)
            return handler.TryRemove() ? new PlannedFix($"Remove the handler of '{raised.Name}' and {who}", "RemoveReconnectHandler") : null;
        return handler.TryRemoveConnect() ? new PlannedFix($"Do not connect in the handler of '{raised.Name}' and {who}", "RemoveReconnect") : null;
    }

    // The manager, or the client itself once its builder says so.
    private static string? WhoReconnects(SourceEdits edits, TypeFacts facts, IOperation? client)
    {
        if (Sharing.OriginOfClient(facts, client) == Origin.Managed)
            return "let the connection manager reconnect";

        var builds = AutomaticReconnect.BuildsOf(facts, client);
        foreach (var build in builds)
        {
            switch (BuilderChains.ReconnectsByItself(facts, build))
            {
                case null:
                case false when !AutomaticReconnect.TryTurnOn(edits, facts, build):
                    return null;
            }
        }

        return builds.Count > 0 ? "let the client reconnect by itself" : null;
    }
}
