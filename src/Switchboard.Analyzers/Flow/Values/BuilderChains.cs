using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: was the builder of this client told to let it reconnect by itself?</summary>
internal static class BuilderChains
{
    private const int LongestChain = 64;

    /// <summary>The method that would tell the builder, where the client's SDK has one.</summary>
    public static IMethodSymbol? ReconnectOption(TypeFacts facts, IInvocationOperation build) => facts.Model.ReconnectOptionOf(build.Receiver()?.Type);

    /// <summary>True where it was told, false where it was not, null where others had the builder in their hands.</summary>
    public static bool? ReconnectsByItself(TypeFacts facts, IInvocationOperation build)
    {
        var value = build.Receiver();
        for (var length = 0; value is not null && length < LongestChain; length++)
        {
            value = value.Unwrap();
            switch (value)
            {
                case IInvocationOperation call when TurnsOn(facts, call):
                    return true;
                // A method of the user's own may tell it too; the framework's do not.
                case IInvocationOperation call when IsFramework(call.TargetMethod, build.TargetMethod):
                    value = call.Receiver();
                    break;
                case IObjectCreationOperation { Initializer: null }:
                    return false;
                case ILocalReferenceOperation { Local: var local } when facts.WritesOf(local) is { Count: 1 } writes:
                    if (OfLocal(facts, local, build) is not { } uses)
                        return null;
                    if (uses)
                        return true;
                    value = writes[0];
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    // builder.WithAutomaticReconnect(); in a statement of its own.
    private static bool? OfLocal(TypeFacts facts, ILocalSymbol local, IInvocationOperation build)
    {
        foreach (var reference in facts.ReferencesOf(local))
        {
            IOperation? link = reference;
            while (link?.Consumer() is { } consumer && CallOn(consumer, link) is { } call)
            {
                if (TurnsOn(facts, call))
                    return true;
                if (!IsFramework(call.TargetMethod, build.TargetMethod))
                    return null;
                link = call;
            }

            // builder.Services holds what the client is made of, not how it is opened.
            if (link == reference && reference.Consumer() is not IPropertyReferenceOperation)
                return null;
        }

        return false;
    }

    // The call whose receiver the value is, also as the first argument of an extension method.
    private static IInvocationOperation? CallOn(IOperation consumer, IOperation value)
    {
        var call = consumer is IArgumentOperation { Parent: IInvocationOperation extension } ? extension : consumer as IInvocationOperation;
        return call?.Receiver() == value ? call : null;
    }

    private static bool TurnsOn(TypeFacts facts, IInvocationOperation call) =>
        facts.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Configure, TurnsReconnectOn: true };

    private static bool IsFramework(IMethodSymbol method, IMethodSymbol build) =>
        method.Locations[0].IsInMetadata && method.OutermostNamespace() == build.OutermostNamespace();
}
