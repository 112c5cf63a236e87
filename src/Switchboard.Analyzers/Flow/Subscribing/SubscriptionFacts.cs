using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this subscription add another one on every run of its code?</summary>
internal static class SubscriptionFacts
{
    private const int DeepestCall = 3;

    /// <summary>The place that runs again and subscribes again each time, or null.</summary>
    public static RepeatedPlace? RepeatedBy(TypeFacts facts, ConnectionUse use)
    {
        if (use.Role != ConnectionRole.Subscribe || use.Operation is IEventAssignmentOperation { Adds: false } || SubscriptionsAgain.ChangeNothing(use))
            return null;
        if (facts.Repetition.Of(use.Operation) is not { } place || !Counts(place))
            return null;

        if (place.Kind == RepetitionKind.Lifecycle && RenewedClients.MakesOneFor(facts, use) || TakesItselfAway(facts, use.Operation))
            return null;

        // Some servers forget a subscription with its connection: there it must be made again.
        if (place.Kind == RepetitionKind.ReconnectHandler && use.Member.NeedsConnection)
            return null;
        if (place.Around is ILoopOperation loop && (Varies(facts, use, loop) || Branches.LeavesAfter(use.Operation, loop) || SubscriptionsAgain.ShareMessages(use)))
            return null;
        // What the turn before has read to its end is over; what it has only started is not.
        if (SubscriptionsAgain.EnumerationOf(facts, use) is not null && !(place.Around is { } around && use.Operation.EnclosingFunction()?.IsInside(around) == true))
            return null;
        return Guards.Stand(facts, use.Operation) || IsUndone(facts, use, place) ? null : place;
    }

    // A click or a request may come once; these come again.
    private static bool Counts(RepeatedPlace place) =>
        place.Kind is RepetitionKind.Loop or RepetitionKind.ReconnectHandler or RepetitionKind.Timer or RepetitionKind.Lifecycle;

    // Another channel, another client or another handler beside the others on every turn.
    private static bool Varies(TypeFacts facts, ConnectionUse use, ILoopOperation loop)
    {
        if (use.Member.Again is null or "adds" or "adds-others" && GoesThrough(loop) && UsesTurn(use.Operation, loop))
            return true;
        if (use.Member.ChannelParameter is not null && use.ConstantChannel is null && !IsFixed(facts, use.Channel, loop))
            return true;
        return use.Receiver is { } receiver && !IsFixed(facts, receiver, loop);
    }

    private static bool GoesThrough(ILoopOperation loop) => loop is IForEachLoopOperation { IsAsynchronous: false } or IForLoopOperation;

    // foreach (var handler in handlers) hub.On<string>("message", handler.Handle);
    private static bool UsesTurn(IOperation subscription, ILoopOperation loop)
    {
        foreach (var operation in subscription.Descendants())
        {
            var handler = operation switch
            {
                IMethodReferenceOperation method => method.Instance,
                IInvocationOperation call => call.Instance,
                _ => null,
            };
            if (handler is not null && IsOfTurn(handler, subscription, loop))
                return true;
        }

        return false;
    }

    private static bool IsOfTurn(IOperation handler, IOperation subscription, ILoopOperation loop)
    {
        foreach (var part in handler.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation { Local: var local } && !local.IsDeclaredIn(subscription.Syntax) && local.IsDeclaredIn(loop.Syntax))
                return true;
        }

        return false;
    }

    private static bool IsFixed(TypeFacts facts, IOperation? value, ILoopOperation loop)
    {
        if (value is null)
            return false;
        if (facts.Identities.Of(value) is not { } symbol)
            return value is IPropertyReferenceOperation property && IsFixed(facts, property, loop);

        foreach (var write in facts.WritesOf(symbol))
        {
            if (write.IsInside(loop))
                return false;
        }

        return symbol is not ILocalSymbol || !loop.Syntax.Span.Contains(symbol.Locations[0].SourceSpan);
    }

    // _hubs[0] is the same on every turn, _hubs[i] is not.
    private static bool IsFixed(TypeFacts facts, IPropertyReferenceOperation property, ILoopOperation loop)
    {
        foreach (var argument in property.Arguments)
        {
            if (!argument.Value.ConstantValue.HasValue && !IsFixed(facts, argument.Value, loop))
                return false;
        }

        return property.Receiver() is { } receiver && IsFixed(facts, receiver, loop);
    }

    // Loaded -= OnLoaded, in OnLoaded itself: it runs once.
    private static bool TakesItselfAway(TypeFacts facts, IOperation operation)
    {
        var function = operation.EnclosingFunction();
        var owner = facts.OwnerOf(operation);
        var code = function ?? (owner is IMethodSymbol method ? facts.CodeOf(method) : null);
        if (code is null)
            return false;

        foreach (var inner in code.Descendants())
        {
            if (inner is not IEventAssignmentOperation { Adds: false } removed)
                continue;
            var isThis = removed.HandlerValue.Unwrap() switch
            {
                IMethodReferenceOperation handler => SymbolEqualityComparer.Default.Equals(handler.Method, function is ILocalFunctionOperation local ? local.Symbol : owner),
                ILocalReferenceOperation handler => IsWrittenWith(facts, handler.Local, function),
                _ => false,
            };
            if (isThis)
                return true;
        }

        return false;
    }

    private static bool IsWrittenWith(TypeFacts facts, ILocalSymbol local, IOperation? function)
    {
        foreach (var write in facts.WritesOf(local))
        {
            if (write.Unwrap() == function)
                return true;
        }

        return false;
    }

    // Removed in the same body, or in the life-cycle member that is the counterpart.
    private static bool IsUndone(TypeFacts facts, ConnectionUse use, RepeatedPlace place)
    {
        foreach (var other in facts.Uses)
        {
            if (Undoes(facts, other, use) && (IsInSameBody(facts, other.Operation, use.Operation) || IsCounterpart(facts, other.Operation, place)))
                return true;
        }

        if (IsUsingResource(use.Operation) || KeepersReach(facts, use.Operation, place))
            return true;
        if (HandleOf(facts, use.Operation) is not { } handle)
            return false;

        foreach (var release in facts.Releases.Of(handle))
        {
            if (IsInSameBody(facts, release.Operation, use.Operation) || IsCounterpart(facts, release.Operation, place))
                return true;
        }

        return IsUsing(facts, handle);
    }

    private static bool Undoes(TypeFacts facts, ConnectionUse other, ConnectionUse use)
    {
        if (use.Operation is IEventAssignmentOperation)
            return other.Operation is IEventAssignmentOperation { Adds: false } && SymbolEqualityComparer.Default.Equals(other.Symbol, use.Symbol);

        return other.Role == ConnectionRole.Unsubscribe
            && SymbolEqualityComparer.Default.Equals(facts.Identities.ClientOf(other.Receiver), facts.Identities.ClientOf(use.Receiver))
            && (other.ConstantChannel is not { } removed || use.ConstantChannel is not { } added || removed == added);
    }

    /// <summary>Whether the two stand in one function.</summary>
    public static bool IsInSameBody(TypeFacts facts, IOperation left, IOperation right) =>
        left.EnclosingFunction() == right.EnclosingFunction() && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(left), facts.OwnerOf(right));

    /// <summary>Whether a using declaration or statement disposes the local.</summary>
    public static bool IsUsing(TypeFacts facts, ISymbol handle)
    {
        foreach (var declarator in facts.Declarators)
        {
            if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, handle))
                return TypeFacts.IsUsing(declarator);
        }

        return false;
    }

    /// <summary>Whether a using statement takes what the subscription returned: <c>using (hub.On(…))</c>.</summary>
    public static bool IsUsingResource(IOperation subscription) => subscription.Consumer() is IUsingOperation;

    // _subscriptions = [hub.On(…)], hub.On(…).DisposeWith(_bag), (_left, _right) = …: what keeps the handle, and the counterpart knows.
    private static bool KeepersReach(TypeFacts facts, IOperation subscription, RepeatedPlace place)
    {
        if (place.Row?.Counterpart is null || StatementOf(subscription) is not { } statement)
            return false;

        foreach (var operation in statement.Descendants())
        {
            var keeper = operation switch
            {
                IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
                IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => (ISymbol)property.Property,
                _ => null,
            };
            if (keeper is null || operation.IsInside(subscription))
                continue;
            foreach (var reference in facts.ReferencesOf(keeper))
            {
                if (!reference.IsInside(statement) && IsCounterpart(facts, reference, place))
                    return true;
            }
        }

        return false;
    }

    // Every function has a block.
    private static IOperation? StatementOf(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IBlockOperation)
                return child;
        }

        return null;
    }

    private static bool IsCounterpart(TypeFacts facts, IOperation operation, RepeatedPlace place, int depth = 0)
    {
        if (place.Row?.Counterpart is not { } counterpart)
            return false;
        if (facts.OwnerOf(operation)?.Name == counterpart)
            return true;

        // Loaded += …; Unloaded += …: the handler of the counterpart event.
        for (var function = operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (HandlesEvent(function, counterpart))
                return true;
        }

        if (depth == DeepestCall || facts.OwnerOf(operation) is not IMethodSymbol owner)
            return false;

        foreach (var reference in facts.CallsOf(owner))
        {
            if (reference is IMethodReferenceOperation && HandlesEvent(reference, counterpart) || IsCounterpart(facts, reference, place, depth + 1))
                return true;
        }

        return false;
    }

    private static bool HandlesEvent(IOperation handler, string name) =>
        handler.Consumer() is IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event.Name: var raised } } && raised == name;

    /// <summary>The field, local or collection that keeps what the subscription returned.</summary>
    public static ISymbol? HandleOf(TypeFacts facts, IOperation subscription) => subscription.Consumer() switch
    {
        IAssignmentOperation { Target: var target } and (ISimpleAssignmentOperation or ICoalesceAssignmentOperation) => facts.Identities.Of(Keeping(target)),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        IArgumentOperation { Parent: IInvocationOperation keeping } => facts.Identities.Of(keeping.Receiver()),
        _ => null,
    };

    // _handles[room] = hub.On(…): the collection.
    private static IOperation? Keeping(IOperation target) => target switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference,
        IPropertyReferenceOperation { Property.IsIndexer: true } element => element.Instance,
        _ => target,
    };
}
