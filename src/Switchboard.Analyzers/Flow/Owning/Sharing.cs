using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: does this client outlive the type that uses it?</summary>
internal static class Sharing
{
    /// <summary>Whether a subscription made here stays behind when its subscriber is gone.</summary>
    public static bool OutlivesSubscriber(TypeFacts facts, ConnectionUse use)
    {
        var origin = OriginOfClient(facts, use.Receiver);
        if (!Origins.IsShared(origin) && origin != Origin.Managed || IsProcessLived(facts, use.Operation))
            return false;

        // Whoever was given the connection and closes it in its own teardown takes the subscriptions with it.
        return origin != Origin.Given || !MayBeHandedOver(facts, use.Receiver);
    }

    /// <summary>Whether a client that was given may have been given away: this type releases it in its own teardown, and nothing proves that others have it.</summary>
    public static bool MayBeHandedOver(TypeFacts facts, IOperation? given) =>
        !IsProvenShared(facts, given)
        && facts.Identities.ClientOf(given) is { } client
        && IsReleasedInTeardown(facts, client);

    /// <summary>Whether tests hold the client, so that what stands beside them stops and starts it on purpose; a component shares it all the same.</summary>
    public static bool IsDrivenByTests(TypeFacts facts, IOperation? client, Origin origin) => origin == Origin.OfTests && !IsProvenShared(facts, client);

    /// <summary>The origin of the client, also where the value is a channel or a part of one.</summary>
    public static Origin OriginOfClient(TypeFacts facts, IOperation? value)
    {
        var origin = facts.Origins.Of(value);
        if (origin == Origin.Unknown && facts.Identities.ClientOf(value) is { } client)
            origin = facts.Origins.Of(client);
        return origin;
    }

    /// <summary>Given, and by something that gives the same client to others: a component's parent or the container.</summary>
    public static bool IsProvenShared(TypeFacts facts, IOperation? client)
    {
        var frameworks = facts.Model.Frameworks;
        if (FrameworkSymbols.Is(facts.Type, frameworks.Component))
            return true;

        // Made for one request or call: what it is given, others are given too.
        if (frameworks.Is(facts.Type, "Microsoft.AspNetCore.Mvc.ControllerBase") || frameworks.Is(facts.Type, "Microsoft.AspNetCore.SignalR.Hub"))
            return true;

        var registrations = Registrations.In(facts.Model.Compilation);
        return registrations.IsRegistered(facts.Type.Name) && client?.Type is { } type && registrations.IsRegistered(type.Name);
    }

    public static bool IsReleasedInTeardown(TypeFacts facts, ISymbol symbol)
    {
        foreach (var release in facts.Releases.Of(symbol))
        {
            if (release.Kind == ReleaseKind.Released && facts.Teardowns.Reaches(release.Operation))
                return true;
        }

        return false;
    }

    /// <summary>A subscriber that lives as long as the process has nothing to clean up; what answers a request lives as long as that.</summary>
    public static bool IsProcessLived(TypeFacts facts, IOperation operation) =>
        (facts.Repetition.Of(operation) is not { Kind: RepetitionKind.RequestHandler } || Guards.Stand(facts, operation)) && LivesLong(facts, operation);

    private static bool LivesLong(TypeFacts facts, IOperation operation) =>
        facts.Type.IsStatic
        || facts.Context.IsHosting
        || facts.Context.IsProcessLived
        || facts.Context.IsEntryPoint(operation)
        || facts.OwnerOf(operation) is { IsStatic: true }
        || facts.Context.IsCompositionRoot(operation)
        || Registrations.In(facts.Model.Compilation).IsProcessLived(facts.Type.Name);

    /// <summary>Whether the type has an unsubscribe that undoes the subscription.</summary>
    public static bool IsUnsubscribed(TypeFacts facts, ConnectionUse subscription) => FindUnsubscribe(facts, subscription, beforeTeardown: false);

    /// <summary>Whether it has one that runs while the object is at work.</summary>
    public static bool IsUnsubscribedAtWork(TypeFacts facts, ConnectionUse subscription) => FindUnsubscribe(facts, subscription, beforeTeardown: true);

    private static bool FindUnsubscribe(TypeFacts facts, ConnectionUse subscription, bool beforeTeardown)
    {
        foreach (var use in facts.Uses)
        {
            if (use.Role == ConnectionRole.Unsubscribe
                && (facts.Identities.ClientOf(subscription.Receiver) is null || facts.Identities.MayBeSame(use.Receiver, subscription.Receiver))
                && SameChannel(use, subscription)
                && !(beforeTeardown && facts.Teardowns.Reaches(use.Operation)))
                return true;
        }

        return false;
    }

    // An unsubscribe without a channel, or with one that is not constant, may be of any.
    private static bool SameChannel(ConnectionUse unsubscribe, ConnectionUse subscription) =>
        unsubscribe.ConstantChannel is not { } removed || subscription.Channel is null || subscription.ConstantChannel == removed;
}
