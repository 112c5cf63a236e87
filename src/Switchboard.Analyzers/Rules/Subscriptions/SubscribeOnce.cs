using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Flow;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Rules;

/// <summary>SWB4001: a second subscription to the same channel of the same client in one type.</summary>
public sealed class SubscribeOnceAnalyzer : TypeAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public SubscribeOnceAnalyzer()
        : base(Descriptors.SubscribeOnce)
    {
    }

    private protected override void Analyze(TypeFacts facts, Action<Diagnostic> report)
    {
        if (facts.Context.IsClientType || facts.Context.IsConnectionType)
            return;

        for (var later = 1; later < facts.Uses.Count; later++)
        {
            var second = facts.Uses[later];
            if (!Subscribes(second) || SubscriptionFacts.RepeatedBy(facts, second) is not null)
                continue;

            for (var earlier = 0; earlier < later; earlier++)
            {
                var first = facts.Uses[earlier];
                if (Subscribes(first) && IsSame(facts, first, second) && BothRun(facts, first, second))
                {
                    report(Diagnostic.Create(
                        Descriptors.SubscribeOnce, second.Location, new[] { first.Location }, second.ChannelText, facts.NameOf(second.Receiver), Consequence(first, second)));
                    break;
                }
            }
        }
    }

    private static bool Subscribes(ConnectionUse use) =>
        use.Role == ConnectionRole.Subscribe && use.Operation is not IEventAssignmentOperation { Adds: false }
        || use.Role == ConnectionRole.Channel && use.Member.Again is "throws" or "creates" && use.Operation is IInvocationOperation;

    private static string Consequence(ConnectionUse first, ConnectionUse second) => second.Member.Again switch
    {
        "replaces" => "so the second replaces the first",
        "throws" => "and the second throws",
        "ignored" => "and the second does nothing",
        "adds-others" when SubscriptionsAgain.HaveOneHandler(first, second) => "and the second does nothing",
        _ => "so every message is handled twice",
    };

    private static bool IsSame(TypeFacts facts, ConnectionUse first, ConnectionUse second)
    {
        if (!Same(Definition(first.Symbol), Definition(second.Symbol)) && !(first.Symbol.Name == second.Symbol.Name && Same(first.Symbol.ContainingType, second.Symbol.ContainingType)))
            return false;

        if (second.Operation is IEventAssignmentOperation later)
            return first.Operation is IEventAssignmentOperation earlier && SameHandler(facts, earlier, later) && SameClient(facts, first, second);

        if (second.Member.ChannelParameter is not null)
            return second.ConstantChannel is { } channel && channel == first.ConstantChannel && SameTexts(first, second) && SameClient(facts, first, second);

        // The whole of a channel object; a handler on a whole client, and an observable, is as good as an event.
        return facts.Model.IsChannel(second.Receiver?.Type)
            && second is { Symbol: IMethodSymbol method, Operation: IInvocationOperation call }
            && (HasOnlyDefaults(call) || second.Member.Again == "throws" || method.Name == "Subscribe" && !TakesHandler(method))
            && SameClient(facts, first, second);
    }

    // A group, a tag or the kind of channel makes it another subscription: queueGroup: "billing", RedisChannel.Sharded("jobs").
    private static bool SameTexts(ConnectionUse first, ConnectionUse second)
    {
        if (first.Channel?.Unwrap() is IInvocationOperation { TargetMethod: var one } && second.Channel?.Unwrap() is IInvocationOperation { TargetMethod: var other } && !Same(one, other))
            return false;
        if (first.Operation is not IInvocationOperation earlier || second.Operation is not IInvocationOperation later)
            return true;

        foreach (var argument in later.Arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: var name } && name != second.Member.ChannelParameter
                && !(argument.Value.ConstantValue is { HasValue: true, Value: var text } && earlier.Argument(name)?.ConstantValue is { HasValue: true } constant && Equals(text, constant.Value)))
                return false;
        }

        return true;
    }

    private static bool HasOnlyDefaults(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue)
                return false;
        }

        return true;
    }

    private static bool TakesHandler(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Delegate)
                return true;
        }

        return false;
    }

    private static bool SameHandler(TypeFacts facts, IEventAssignmentOperation first, IEventAssignmentOperation second) =>
        first.HandlerValue.Unwrap() is IMethodReferenceOperation left
        && second.HandlerValue.Unwrap() is IMethodReferenceOperation right
        && Same(left.Method, right.Method)
        && SameObject(facts, left.Instance?.Unwrap(), right.Instance?.Unwrap());

    // The methods of two objects are two handlers.
    private static bool SameObject(TypeFacts facts, IOperation? first, IOperation? second) => first is null or IInstanceReferenceOperation
        ? second is null or IInstanceReferenceOperation
        : facts.Identities.Of(first) is { } known && Same(known, facts.Identities.Of(second));

    private static bool SameClient(TypeFacts facts, ConnectionUse first, ConnectionUse second) =>
        facts.Identities.Of(second.Receiver) is { } client && Same(client, facts.Identities.Of(first.Receiver))
        && !(client is IFieldSymbol or IPropertySymbol or ILocalSymbol && IsReplacedBetween(facts, client, first, second));

    // Another connection in the same variable.
    private static bool IsReplacedBetween(TypeFacts facts, ISymbol client, ConnectionUse first, ConnectionUse second)
    {
        var sameBody = Same(first.Body.Owner, second.Body.Owner);
        foreach (var write in facts.WritesOf(client))
        {
            if (!Same(facts.OwnerOf(write), second.Body.Owner))
                continue;
            var position = write.Syntax.SpanStart;
            if (position < second.Operation.Syntax.SpanStart && (!sameBody || position > first.Operation.Syntax.SpanStart))
                return true;
        }

        return false;
    }

    private static bool BothRun(TypeFacts facts, ConnectionUse first, ConnectionUse second)
    {
        if (first.Operation.EnclosingFunction() != second.Operation.EnclosingFunction())
            return false;

        if (Same(first.Body.Owner, second.Body.Owner))
            return !Branches.Exclude(first.Operation, second.Operation) && !DependOnTwoConditions(first.Operation, second.Operation) && !IsEndedBetween(facts, first, second);

        return !Sharing.IsUnsubscribedAtWork(facts, first)
            && !IsHandleReleased(facts, first)
            && RunInOneLife(facts, first, second);
    }

    // if (isAdmin) hub.On(…); if (!isAdmin) hub.On(…);
    private static bool DependOnTwoConditions(IOperation first, IOperation second)
    {
        for (var common = first.Parent; common is not null; common = common.Parent)
        {
            if (second.IsInside(common))
                return !ConnectSteps.IsPlain(first, common) && !ConnectSteps.IsPlain(second, common);
        }

        return false;
    }

    private static bool IsEndedBetween(TypeFacts facts, ConnectionUse first, ConnectionUse second)
    {
        foreach (var use in facts.Uses)
        {
            var ends = use.Role is ConnectionRole.Unsubscribe or ConnectionRole.Disconnect
                || use.Operation is IEventAssignmentOperation { Adds: false } && Same(use.Symbol, second.Symbol)
                // The server forgets a subscription with its connection.
                || use.Role == ConnectionRole.Connect && second.Member.NeedsConnection;
            if (ends && !IsOfAnother(facts, use, second) && SubscriptionOrder.ComesBetween(facts, use.Operation, first.Operation, second.Operation))
                return true;
        }

        if (SubscriptionFacts.IsUsingResource(first.Operation) || SubscriptionsAgain.EnumerationOf(facts, first) is { } reading && !second.Operation.IsInside(reading))
            return true;
        if (SubscriptionFacts.HandleOf(facts, first.Operation) is not { } handle)
            return false;

        foreach (var release in facts.Releases.Of(handle))
        {
            if (SubscriptionOrder.ComesBetween(facts, release.Operation, first.Operation, second.Operation))
                return true;
        }

        return SubscriptionFacts.IsUsing(facts, handle);
    }

    // hub.Remove("presence") is no end of "message", and other.StopAsync() none of hub.
    private static bool IsOfAnother(TypeFacts facts, ConnectionUse end, ConnectionUse subscription) =>
        end.Role == ConnectionRole.Unsubscribe && end.ConstantChannel is { } channel && subscription.ConstantChannel is { } other && channel != other
        || facts.Model.IsClient(end.Receiver?.Type) && facts.Model.IsClient(subscription.Receiver?.Type)
            && facts.Identities.Of(end.Receiver) is { } ended && facts.Identities.Of(subscription.Receiver) is { } client && !Same(ended, client);

    private static bool IsHandleReleased(TypeFacts facts, ConnectionUse first) =>
        SubscriptionFacts.HandleOf(facts, first.Operation) is { } handle && facts.Releases.Of(handle).Count > 0 && !Sharing.IsReleasedInTeardown(facts, handle);

    /// <summary>Two members that both run in one life of the object; alternatives do not.</summary>
    private static bool RunInOneLife(TypeFacts facts, ConnectionUse first, ConnectionUse second)
    {
        if (first.Body.Owner is not IMethodSymbol one || second.Body.Owner is not IMethodSymbol two)
            return false;

        return Runs(facts, one) && Runs(facts, two) && !(IsConstructor(one) && IsConstructor(two)) || Calls(facts, first, two) || Calls(facts, second, one);
    }

    private static bool Runs(TypeFacts facts, IMethodSymbol method) =>
        IsConstructor(method) || facts.Model.Frameworks.LifecycleOf(method) is { Moment: LifecycleMoment.Begins or LifecycleMoment.Repeats };

    private static bool IsConstructor(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor;

    /// <summary>Whether the code that subscribes also calls the other method, of the same object.</summary>
    private static bool Calls(TypeFacts facts, ConnectionUse use, IMethodSymbol other)
    {
        foreach (var reference in facts.CallsOf(other))
        {
            if (reference is IInvocationOperation call && call.IsOnThis() && call.EnclosingFunction() is null
                && Same(facts.OwnerOf(call), use.Body.Owner) && !IsConditional(call) && !AreAlternatives(use.Operation, call))
                return true;
        }

        return false;
    }

    private static bool IsConditional(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation)
                return true;
        }

        return false;
    }

    // if (flag) { hub.On(…); return; } Setup();
    private static bool AreAlternatives(IOperation subscription, IOperation call) =>
        call.Syntax.SpanStart > subscription.Syntax.SpanStart ? Branches.Exclude(subscription, call) : Branches.Exclude(call, subscription);

    private static ISymbol Definition(ISymbol symbol) => (symbol is IMethodSymbol { ReducedFrom: { } unreduced } ? unreduced : symbol).OriginalDefinition;

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
