using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Protocol;

/// <summary>Tells the builder of a client to let it reconnect by itself.</summary>
internal static class AutomaticReconnect
{
    /// <summary>Puts the SDK's option before the call that builds the client; false where it cannot be written.</summary>
    public static bool TryTurnOn(SourceEdits edits, TypeFacts facts, IInvocationOperation build)
    {
        if (BuilderChains.ReconnectOption(facts, build) is not { } option
            || build.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            || build.Syntax.SyntaxTree != edits.Target.SemanticModel.SyntaxTree)
            return false;

        var position = access.OperatorToken.SpanStart;
        var call = $".{option.Name}()";
        edits.Insert(position, edits.Style.IsFirstOnLine(position) ? call + edits.Style.NewLine + edits.Style.IndentAt(position) : call);

        var isKnown = !edits.Target.SemanticModel.LookupSymbols(position, build.Receiver()?.Type as INamedTypeSymbol, option.Name, includeReducedExtensionMethods: true).IsEmpty;
        if (!isKnown)
            edits.Import(option.ContainingNamespace.ToDisplayString());
        return true;
    }

    /// <summary>The calls that build what may be this client.</summary>
    public static List<IInvocationOperation> BuildsOf(TypeFacts facts, IOperation? client)
    {
        var builds = new List<IInvocationOperation>();
        foreach (var use in facts.Uses)
        {
            if (use.Operation is IInvocationOperation call && BuilderChains.ReconnectOption(facts, call) is not null
                && use.Role == Catalog.ConnectionRole.Create && facts.Identities.ComesFrom(client, call))
                builds.Add(call);
        }

        return builds;
    }
}
