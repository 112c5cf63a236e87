using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: what becomes of the connect where its time is over?</summary>
internal static class LosingConnects
{
    /// <summary>Whether the code around the race closes the client, itself or through what it calls or is called by.</summary>
    public static bool AreReleased(TypeFacts facts, ConnectRace race)
    {
        if (facts.Identities.ClientOf(race.Use.Receiver) is not { } client || facts.OwnerOf(race.Race) is not { } owner)
            return false;
        if (IsReleasedIn(facts, client, owner, race.Race))
            return true;

        // Whoever asked for the connect may clean up after it.
        if (owner is not IMethodSymbol method)
            return false;
        foreach (var call in facts.CallsOf(method))
        {
            if (call is IInvocationOperation invocation && facts.OwnerOf(call) is { } caller && HeldBy(facts, client, invocation) is { } held && IsReleasedIn(facts, held, caller, call))
                return true;
        }

        return false;
    }

    private static ISymbol? HeldBy(TypeFacts facts, ISymbol client, IInvocationOperation call) => client switch
    {
        IParameterSymbol parameter => call.Argument(parameter.Name) is { } argument ? facts.Identities.ClientOf(argument) : null,
        ILocalSymbol => null,
        _ => client,
    };

    private static bool IsReleasedIn(TypeFacts facts, ISymbol client, ISymbol owner, IOperation after)
    {
        if (client is ILocalSymbol && IsUsing(facts, client))
            return true;

        foreach (var release in facts.Releases.Of(client))
        {
            var counts = release.Kind == ReleaseKind.Released || IsConditional(release.Operation);
            if (counts && Follows(facts, release.Operation, owner, after) || release.Kind == ReleaseKind.Released && IsCalledIn(facts, release.Operation, owner, after))
                return true;
        }

        // An abort leaves the client to be disposed, and ends its connect.
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Disconnect
                && SymbolEqualityComparer.Default.Equals(facts.Identities.ClientOf(use.Receiver), client)
                && (Follows(facts, use.Operation, owner, after) || IsCalledIn(facts, use.Operation, owner, after)))
                return true;
        }

        return false;
    }

    private static bool IsUsing(TypeFacts facts, ISymbol client)
    {
        foreach (var declarator in facts.Declarators)
        {
            if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, client) && TypeFacts.IsUsing(declarator))
                return true;
        }

        return false;
    }

    // Handed on where something went wrong: a clean-up, not the work that follows a connect.
    private static bool IsConditional(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is IConditionalOperation or ICatchClauseOperation)
                return true;
        }

        return false;
    }

    private static bool IsCalledIn(TypeFacts facts, IOperation release, ISymbol owner, IOperation after)
    {
        if (facts.OwnerOf(release) is not IMethodSymbol method || SymbolEqualityComparer.Default.Equals(method, owner))
            return false;

        foreach (var call in facts.CallsOf(method))
        {
            if (Follows(facts, call, owner, after))
                return true;
        }

        return false;
    }

    // What a using statement releases stands before the race in it.
    private static bool Follows(TypeFacts facts, IOperation operation, ISymbol owner, IOperation after) =>
        SymbolEqualityComparer.Default.Equals(facts.OwnerOf(operation), owner)
        && (operation.Syntax.SpanStart > after.Syntax.SpanStart || operation is not (IInvocationOperation or IObjectCreationOperation) || IsAtCancellation(operation));

    // token.Register(socket.Abort) stands before what it ends.
    private static bool IsAtCancellation(IOperation operation) =>
        operation.EnclosingFunction() is IAnonymousFunctionOperation lambda
        && lambda.Consumer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
        && TokenSources.IsRegister(method);
}
