using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: do messages come already when this handler is registered?</summary>
internal static class SubscriptionOrder
{
    private const int DeepestCall = 3;

    /// <summary>The connect of the same client that is over when the subscription is made, which could as well be made before; null where there is none.</summary>
    public static ConnectionUse? ConnectBefore(TypeFacts facts, ConnectionUse subscription)
    {
        if (!CanComeFirst(facts, subscription) || facts.Identities.ClientOf(subscription.Receiver) is not { } client)
            return null;

        ConnectionUse? connect = null;
        foreach (var use in facts.Uses)
        {
            if (!IsEarlierInBody(facts, use.Operation, subscription.Operation) || !Same(facts.Identities.ClientOf(use.Receiver), client))
                continue;
            if (use.Role == ConnectionRole.Connect)
                connect = use;
            else if (use.Role is ConnectionRole.Disconnect or ConnectionRole.Dispose or ConnectionRole.Unsubscribe || use.Operation is IEventAssignmentOperation { Adds: false })
                connect = null;
        }

        return connect is not null
            && IsAwaited(connect.Operation)
            && CommonBlock(connect.Operation, subscription.Operation) is not null
            && !IsReleasedBetween(facts, client, connect.Operation, subscription.Operation)
            && !NeedsWhatCameBetween(facts, client, connect.Operation, subscription)
                ? connect
                : null;
    }

    /// <summary>The block in which the first always runs before the second; null where a condition decides or the second runs again.</summary>
    public static IBlockOperation? CommonBlock(IOperation first, IOperation second)
    {
        var child = first;
        for (var parent = first.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IBlockOperation block && second.IsInside(block))
                return AlwaysRuns(second, block) ? block : null;
            if (parent is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICoalesceOperation
                || parent is ITryOperation attempt && attempt.Body != child)
                return null;
        }

        return null;
    }

    private static bool AlwaysRuns(IOperation operation, IBlockOperation block)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not null && child != block; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation or ICoalesceOperation or ICoalesceAssignmentOperation or ILoopOperation)
                return false;
        }

        return true;
    }

    private static bool CanComeFirst(TypeFacts facts, ConnectionUse use) =>
        use is { Role: ConnectionRole.Subscribe, Member: { NeedsConnection: false, IsConnectionEvent: false }, Operation: not IEventAssignmentOperation { Adds: false } }
        // A channel that the server gave is there only afterwards.
        && facts.Model.IsClient(use.Receiver?.Type)
        && facts.Origins.Of(use.Receiver) == Origin.Owned
        && SubscriptionFacts.RepeatedBy(facts, use) is null
        && !IsForAWhile(facts, use);

    // A handler that waits for one answer is taken away again in the same code.
    private static bool IsForAWhile(TypeFacts facts, ConnectionUse use)
    {
        if (SubscriptionFacts.IsUsingResource(use.Operation))
            return true;
        if (SubscriptionFacts.HandleOf(facts, use.Operation) is not ILocalSymbol handle)
            return false;

        foreach (var release in facts.Releases.Of(handle))
        {
            if (release.Kind == ReleaseKind.Released)
                return true;
        }

        return SubscriptionFacts.IsUsing(facts, handle);
    }

    private static bool IsEarlierInBody(TypeFacts facts, IOperation operation, IOperation later) =>
        operation.Syntax.SpanStart < later.Syntax.SpanStart
        && operation.EnclosingFunction() == later.EnclosingFunction()
        && Same(facts.OwnerOf(operation), facts.OwnerOf(later));

    // await hub.StartAsync(), hub.StartAsync().Wait(): what is not waited for has not happened yet.
    private static bool IsAwaited(IOperation connect)
    {
        for (var parent = connect.Parent; ; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAwaitOperation:
                case IInvocationOperation or IPropertyReferenceOperation when parent.BlocksOnTask():
                    return true;
                case IConversionOperation or IConditionalAccessOperation:
                case IInvocationOperation call when call.TargetMethod.OfTask() == TaskMember.Wraps:
                    continue;
                default:
                    return false;
            }
        }
    }

    private static bool IsReleasedBetween(TypeFacts facts, ISymbol client, IOperation connect, IOperation subscription)
    {
        foreach (var release in facts.Releases.Of(client))
        {
            if (IsBetween(facts, release.Operation, connect, subscription))
                return true;
        }

        return false;
    }

    // A room that the server named, an identifier that the connection has: nobody knows them before.
    private static bool NeedsWhatCameBetween(TypeFacts facts, ISymbol client, IOperation connect, ConnectionUse subscription) =>
        Needs(facts, subscription.Operation, connect, subscription, isNow: true, new HashSet<(IOperation, bool)>()) || AsksTheClient(facts, client, subscription);

    // The handler itself, and the methods of the type that it calls. What of it runs now, and not only when a message comes, cannot ask for the state before.
    private static bool Needs(TypeFacts facts, IOperation code, IOperation connect, ConnectionUse subscription, bool isNow, HashSet<(IOperation, bool)> seen)
    {
        if (!seen.Add((code, isNow)))
            return false;

        var function = code is ILocalFunctionOperation ? code : code.EnclosingFunction();
        foreach (var operation in code.DescendantsAndSelf())
        {
            var runsNow = isNow && operation is not IMethodReferenceOperation && operation.EnclosingFunction() == function;
            var called = operation switch
            {
                IMethodReferenceOperation method => method.Method,
                IInvocationOperation call => call.TargetMethod,
                IPropertyReferenceOperation { Property.GetMethod: { } getter } => getter,
                _ => null,
            };
            if (called is not null && facts.CodeOf(called) is { } callee && Needs(facts, callee, connect, subscription, runsNow, seen))
                return true;

            var symbol = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IFieldReferenceOperation field => field.Field,
                IPropertyReferenceOperation property => (ISymbol)property.Property,
                _ => null,
            };
            if (symbol is null)
                continue;

            if (runsNow && facts.Model.RoleOf(symbol) is { Role: ConnectionRole.State })
                return true;

            foreach (var write in facts.WritesOf(symbol))
            {
                if (ComesBetween(facts, write, connect, subscription.Operation))
                    return true;
            }

            foreach (var reference in facts.ReferencesOf(symbol))
            {
                if (reference.Parent is IIncrementOrDecrementOperation && IsBetween(facts, reference, connect, subscription.Operation))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the operation runs between the two: there, or in a method that is called there, as in <c>await LoadAsync()</c>.</summary>
    public static bool ComesBetween(TypeFacts facts, IOperation operation, IOperation first, IOperation second, int depth = 0)
    {
        if (IsBetween(facts, operation, first, second))
            return true;
        if (depth == DeepestCall || facts.OwnerOf(operation) is not IMethodSymbol owner)
            return false;

        foreach (var call in facts.CallsOf(owner))
        {
            if (call is IInvocationOperation && ComesBetween(facts, call, first, second, depth + 1))
                return true;
        }

        return false;
    }

    // hub.On(await hub.InvokeAsync<string>("Room"), …)
    private static bool AsksTheClient(TypeFacts facts, ISymbol client, ConnectionUse subscription)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Operation != subscription.Operation
                && use.Operation.IsInside(subscription.Operation)
                && use.Operation.EnclosingFunction() == subscription.Operation.EnclosingFunction()
                && Same(facts.Identities.ClientOf(use.Receiver), client))
                return true;
        }

        return false;
    }

    private static bool IsBetween(TypeFacts facts, IOperation operation, IOperation first, IOperation second) =>
        operation.Syntax.SpanStart > first.Syntax.SpanStart
        && operation.Syntax.SpanStart < second.Syntax.SpanStart
        && Same(facts.OwnerOf(operation), facts.OwnerOf(second));

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
