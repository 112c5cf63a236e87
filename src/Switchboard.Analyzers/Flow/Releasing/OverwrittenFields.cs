using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is an owned field assigned anew while it may still hold an open client?</summary>
internal static class OverwrittenFields
{
    /// <summary>The assignment that loses the old client, where it is proven that there is one.</summary>
    public static IOperation? Find(TypeFacts facts, Holding holding)
    {
        foreach (var value in holding.Values)
        {
            if (AssignmentOf(value) is not { } assignment || IsGuarded(facts, assignment, holding.Member) || ReleasesItsClient(facts, assignment.EnclosingFunction()))
                continue;
            if (RunsAgainWhileOpen(facts, assignment, holding.Member) || IsAssignedBefore(facts, holding, value))
                return assignment;
        }

        return null;
    }

    private static bool RunsAgainWhileOpen(TypeFacts facts, IOperation assignment, ISymbol member)
    {
        if (facts.Repetition.Of(assignment) is not { } place
            || Guards.Stand(facts, assignment)
            || place.Around is ILoopOperation loop && Branches.LeavesAfter(assignment, loop)
            || place.Around is not ILoopOperation && facts.Releases.EndsAfter(member, assignment))
            return false;

        foreach (var release in facts.Releases.Of(member))
        {
            if (place.Around is { } around && (release.Operation.IsInside(around) || IsCalledInside(facts, release.Operation, around)))
                return false;
        }

        return true;
    }

    // hub.Closed += async _ => { await hub.DisposeAsync(); _hub = Create(); }: the client that calls the handler is the old one.
    private static bool ReleasesItsClient(TypeFacts facts, IOperation? handler)
    {
        if (handler?.Consumer() is not IEventAssignmentOperation { Adds: true } added || facts.Identities.ClientOf(added.Receiver()) is not { } client)
            return false;

        foreach (var release in facts.Releases.Of(client))
        {
            if (release.Kind == ReleaseKind.Released && release.Operation.IsInside(handler))
                return true;
        }

        return false;
    }

    // finally { Close(); }
    private static bool IsCalledInside(TypeFacts facts, IOperation release, IOperation around)
    {
        if (facts.OwnerOf(release) is not IMethodSymbol releasing)
            return false;

        foreach (var call in facts.CallsOf(releasing))
        {
            if (call.IsInside(around))
                return true;
        }

        return false;
    }

    private static ISimpleAssignmentOperation? AssignmentOf(IOperation value)
    {
        for (var parent = value.Parent; parent is IConversionOperation or IAwaitOperation or ISimpleAssignmentOperation; parent = parent.Parent)
        {
            // this with { Hub = … } and new() { Hub = … } write to another object; the old client stays in this one.
            if (parent is ISimpleAssignmentOperation assignment)
                return assignment.Parent is IObjectOrCollectionInitializerOperation ? null : assignment;
        }

        return null;
    }

    // Made with the object, or earlier in the same straight code.
    private static bool IsAssignedBefore(TypeFacts facts, Holding holding, IOperation value)
    {
        foreach (var other in holding.Values)
        {
            var isInCreation = IsInCreation(facts, other);
            if (isInCreation && !IsInCreation(facts, value))
                return true;
            if (SymbolEqualityComparer.Default.Equals(facts.OwnerOf(other), facts.OwnerOf(value))
                && other.EnclosingFunction() == value.EnclosingFunction()
                && other.Syntax.SpanStart < value.Syntax.SpanStart
                && !Branches.Exclude(other, value))
                return true;
        }

        return false;
    }

    private static bool IsInCreation(TypeFacts facts, IOperation value) =>
        value.EnclosingFunction() is null && facts.OwnerOf(value) is not IMethodSymbol { MethodKind: not MethodKind.Constructor };

    /// <summary>Whether the code before the assignment asks after the old client or ends it, here or in every caller of a private method.</summary>
    private static bool IsGuarded(TypeFacts facts, IOperation assignment, ISymbol member) =>
        IsGuardedHere(facts, assignment, member)
        || facts.OwnerOf(assignment) is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method
            && facts.CallsOf(method) is { Count: > 0 } calls
            && calls.All(call => call is IInvocationOperation && IsGuardedHere(facts, call, member));

    private static bool IsGuardedHere(TypeFacts facts, IOperation assignment, ISymbol member)
    {
        var owner = facts.OwnerOf(assignment);
        foreach (var release in facts.Releases.Of(member))
        {
            if (release.Operation.Syntax.SpanStart < assignment.Syntax.SpanStart && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(release.Operation), owner))
                return true;
        }

        foreach (var reference in facts.ReferencesOf(member))
        {
            if (reference.Syntax.SpanStart < assignment.Syntax.SpanStart
                && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(reference), owner)
                && IsAskedOrKept(reference))
                return true;
        }

        // Called right before: await CloseAsync(); _hub = Build();
        foreach (var release in facts.Releases.Of(member))
        {
            if (facts.OwnerOf(release.Operation) is IMethodSymbol releasing && CallsBefore(facts, releasing, owner, assignment))
                return true;
        }

        return false;
    }

    private static bool CallsBefore(TypeFacts facts, IMethodSymbol releasing, ISymbol? owner, IOperation assignment)
    {
        foreach (var call in facts.CallsOf(releasing))
        {
            if (call.Syntax.SpanStart < assignment.Syntax.SpanStart && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(call), owner))
                return true;
        }

        return false;
    }

    private static bool IsAskedOrKept(IOperation reference)
    {
        // var old = _hub; _hub = Build(); await old.DisposeAsync();
        if (reference.Consumer() is IVariableInitializerOperation or IArgumentOperation
            || reference.Consumer() is ISimpleAssignmentOperation assignment && !reference.IsInside(assignment.Target))
            return true;

        var child = reference;
        for (var parent = reference.Parent; parent is not null and not IBlockOperation; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when conditional.Condition == child:
                case IIsPatternOperation or ISwitchOperation or ICoalesceOperation or ICoalesceAssignmentOperation:
                    return true;
            }
        }

        return false;
    }
}
