using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: has every run of this code a client of its own?</summary>
internal static class RenewedClients
{
    private const int DeepestCall = 3;

    /// <summary>Whether the code makes the client before it uses it: <c>_hub = new HubConnectionBuilder()…; _hub.On(…)</c>, also where a helper is given it.</summary>
    public static bool MakesOneFor(TypeFacts facts, ConnectionUse use) => IsNew(facts, facts.Identities.ClientOf(use.Receiver), use.Operation, 0);

    private static bool IsNew(TypeFacts facts, ISymbol? client, IOperation at, int depth)
    {
        if (client is null)
            return false;

        foreach (var write in facts.WritesOf(client))
        {
            if (write.Syntax.SpanStart < at.Syntax.SpanStart && write.Parent is not ICoalesceAssignmentOperation
                && SubscriptionFacts.IsInSameBody(facts, write, at) && ConnectSteps.IsPlain(write) && facts.Origins.IsFresh(write))
                return true;
        }

        if (depth == DeepestCall || at.EnclosingFunction() is not null || facts.OwnerOf(at) is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private } helper)
            return false;

        var calls = facts.CallsOf(helper);
        foreach (var call in calls)
        {
            if (call is not IInvocationOperation invocation || !IsNew(facts, GivenTo(facts, client, invocation), call, depth + 1))
                return false;
        }

        return calls.Count > 0;
    }

    // Under which name the caller knows the client.
    private static ISymbol? GivenTo(TypeFacts facts, ISymbol client, IInvocationOperation call)
    {
        if (client is not IParameterSymbol parameter)
            return client is ILocalSymbol ? null : client;

        return facts.Identities.ClientOf(call.Arguments.ValueOf(parameter));
    }
}
