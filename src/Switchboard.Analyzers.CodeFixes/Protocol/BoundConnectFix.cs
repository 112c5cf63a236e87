using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>SWB3005: gives the connect a token that is cancelled after the time, or lets the manager connect, which has a timeout.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BoundConnectFix : ConnectionCodeFixProvider
{
    /// <summary>Makes the provider.</summary>
    public BoundConnectFix()
        : base("SWB3005")
    {
    }

    private protected override bool NeedsManager => false;

    private protected override async Task<ImmutableArray<ConnectionFix>> FindFixesAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (TypeReader.FactsAt(target, cancellationToken) is not { } facts || RaceAt(facts, target.Node) is not { } race)
            return ImmutableArray<ConnectionFix>.Empty;

        if (target.Model.Manager is not null && Sharing.OriginOfClient(facts, race.Use.Receiver) == Origin.Managed)
            return BoundByManager.Find(target, race) is { } managed ? ImmutableArray.Create(managed) : ImmutableArray<ConnectionFix>.Empty;

        if (race.Connect.Syntax is not InvocationExpressionSyntax connect
            || !TokenPassing.Of(race.Connect).IsPossible
            || race.End.Kind == TaskEndKind.BlockedForATime && !Places.CanAwait(race.Syntax, target.SemanticModel)
            || ConnectTime.Of(facts, race) is not { } time)
            return ImmutableArray<ConnectionFix>.Empty;

        var edits = new SourceEdits(target, await target.Document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        return BoundedWait.Write(edits, race, connect, time) || LosingBranchEdit.Write(edits, facts, race, connect, time)
            ? ImmutableArray.Create(new ConnectionFix($"Cancel '{race.Use.Symbol.Name}' when the time is over", "SWB3005.Cancel", edits.ApplyAsync))
            : ImmutableArray<ConnectionFix>.Empty;
    }

    private static ConnectRace? RaceAt(TypeFacts facts, SyntaxNode node)
    {
        foreach (var race in ConnectRaces.In(facts))
        {
            if (race.Syntax.SyntaxTree == node.SyntaxTree && race.Syntax.Span == node.Span)
                return race;
        }

        return null;
    }

    /// <summary>A new name for the token source.</summary>
    internal static string SourceName(FixTarget target, SyntaxNode at)
    {
        SyntaxNode scope = at.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? target.Root;
        return Names.Unique(target.SemanticModel, scope, "timeout", "connectTimeout");
    }

    /// <summary>Whether the code around handles what a wait that takes too long throws, or what a cancelled one does.</summary>
    internal static bool IsHandled(SyntaxNode node)
    {
        var child = node;
        for (var parent = node.Parent; parent is not (null or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); child = parent, parent = parent.Parent)
        {
            if (parent is not TryStatementSyntax attempt || attempt.Block != child)
                continue;
            foreach (var handler in attempt.Catches)
            {
                if (handler.Filter is not null || handler.Declaration?.Type.ToString() is { } type && (EndsWith(type, "TimeoutException") || EndsWith(type, "CanceledException")))
                    return true;
            }
        }

        return false;
    }

    private static bool EndsWith(string type, string name) => type.EndsWith(name, StringComparison.Ordinal);
}
