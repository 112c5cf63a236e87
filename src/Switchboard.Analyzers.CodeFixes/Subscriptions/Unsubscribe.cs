using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Editing;
using Switchboard.Analyzers.CodeFixes.Teardown;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Subscriptions;

/// <summary>What undoes a subscription that gives nothing to keep: the catalog's unsubscribe of the same channel.</summary>
internal static class Unsubscribe
{
    public static ReleaseLine? Of(TypeFacts facts, ConnectionUse use)
    {
        if (use.Operation is not IInvocationOperation subscription || use.Receiver?.Type is not { } type)
            return null;

        var reach = new ReachableText(facts);
        if (reach.Of(use.Receiver) is not { } receiver)
            return null;

        var handler = HandlerOf(subscription);
        ReleaseLine? found = null;
        foreach (var method in Catalogued.MethodsOf(type))
        {
            if (facts.Model.RoleOf(method) is not { Role: ConnectionRole.Unsubscribe } member
                || (member.ChannelParameter is null) != (use.Channel is null)
                || ArgumentsOf(facts, use, method, member.ChannelParameter, handler) is not { } arguments)
                continue;

            var line = ReleaseLine.OfCall(receiver, $".{method.Name}({arguments})", method, reach.Guard);
            if (found is null || !line.NeedsAwait)
                found = line;
        }

        return found;
    }

    private static IOperation? HandlerOf(IInvocationOperation subscription)
    {
        foreach (var argument in subscription.Arguments)
        {
            if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
                return argument.Value.Unwrap();
        }

        return null;
    }

    // Removing a channel with every handler on it would take those of others, so one that can name its handler must.
    private static string? ArgumentsOf(TypeFacts facts, ConnectionUse use, IMethodSymbol method, string? channelParameter, IOperation? handler)
    {
        var arguments = new List<string>();
        var names = false;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == channelParameter)
            {
                if (new ReachableText(facts).Of(use.Channel) is not { } channel)
                    return null;
                arguments.Add(channel);
            }
            else if (parameter.Type.TypeKind == TypeKind.Delegate)
            {
                if (handler is not IMethodReferenceOperation { Instance: null or IInstanceReferenceOperation, Method.MethodKind: not MethodKind.LocalFunction })
                    return null;
                arguments.Add(handler.Syntax.ToString());
                names = true;
            }
            else if (!parameter.IsOptional)
            {
                return null;
            }
            else
            {
                break;
            }
        }

        return names || handler is null || use.Member.Again == "replaces" ? string.Join(", ", arguments) : null;
    }
}
