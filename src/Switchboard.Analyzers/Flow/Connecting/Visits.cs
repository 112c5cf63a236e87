using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is this connection opened only to be left again, and not to stay?</summary>
internal static class Visits
{
    /// <summary>Whether the connection is opened, used and left again in a straight line: a probe, a job that runs from time to time.</summary>
    public static bool IsOne(TypeFacts facts, ConnectionUse use, ILoopOperation? around)
    {
        var names = facts.Identities.NamesOf(use.Receiver);
        if (names.Count == 0)
            return false;

        var scope = UsingScope(facts, names);
        var isUsed = false;
        IOperation child = use.Operation;
        for (var parent = child.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation) && parent != around; child = parent, parent = parent.Parent)
        {
            // try { await hub.StartAsync(); await hub.SendAsync(…); } finally { await hub.StopAsync(); }
            if (isUsed && parent is ITryOperation { Finally: { } last } attempt && attempt.Body == child && Look(facts, last, names) == Stay.Leaves)
                return true;
            if (parent is not IBlockOperation block)
                continue;
            for (var i = block.Operations.IndexOf(child) + 1; i < block.Operations.Length; i++)
            {
                switch (Look(facts, block.Operations[i], names))
                {
                    case Stay.Leaves:
                        return true;
                    case Stay.Stays:
                        return false;
                    case Stay.Uses:
                        isUsed = true;
                        break;
                }
            }

            if (block == scope)
                break;
        }

        return isUsed && scope is not null;
    }

    private enum Stay
    {
        Unknown,
        Uses,
        Stays,
        Leaves,
    }

    private static Stay Look(TypeFacts facts, IOperation statement, HashSet<ISymbol> names)
    {
        var found = Stay.Unknown;
        foreach (var operation in statement.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILoopOperation loop when !GoesThrough(loop):
                case IAwaitOperation { Operation: var awaited } when awaited.Unwrap() is not IInvocationOperation && !IsAnswer(facts, awaited):
                    return Stay.Stays;
                case IInvocationOperation call:
                    var step = Look(facts, call, names);
                    if (step is Stay.Stays or Stay.Leaves)
                        return step;
                    if (step == Stay.Uses)
                        found = step;
                    break;
            }
        }

        return found;
    }

    // foreach (var message in messages) await hub.SendAsync(…): it has an end.
    private static bool GoesThrough(ILoopOperation loop) =>
        loop is IForEachLoopOperation { IsAsynchronous: false, Collection: var collection } && collection.Unwrap() is not IInvocationOperation { TargetMethod.Name: "GetConsumingEnumerable" };

    // hub.On("Pong", done.SetResult); … await done.Task: what the server says, and not that the connection is gone.
    private static bool IsAnswer(TypeFacts facts, IOperation awaited)
    {
        if (awaited.Unwrap() is not IPropertyReferenceOperation { Property.Name: "Task", Instance: ILocalReferenceOperation { Local: var source } })
            return false;

        var isAnswered = false;
        foreach (var reference in facts.ReferencesOf(source))
        {
            switch (HandlerAround(facts, reference))
            {
                case { IsConnectionEvent: true }:
                    return false;
                case { Role: ConnectionRole.Subscribe }:
                    isAnswered = true;
                    break;
            }
        }

        return isAnswered;
    }

    // What the subscription is that the operation stands in the handler of.
    private static ConnectionMember? HandlerAround(TypeFacts facts, IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            var subscribed = parent switch
            {
                IInvocationOperation call => call.TargetMethod,
                IEventAssignmentOperation { EventReference: IEventReferenceOperation raised } => (ISymbol)raised.Event,
                _ => null,
            };
            if (subscribed is not null && facts.Model.RoleOf(subscribed) is { Role: ConnectionRole.Subscribe } member)
                return member;
        }

        return null;
    }

    private static Stay Look(TypeFacts facts, IInvocationOperation call, HashSet<ISymbol> names)
    {
        var isOfClient = call.Receiver() is { } receiver && facts.Identities.NamesOf(receiver).Overlaps(names);
        if (facts.Model.RoleOf(call.TargetMethod) is { } member)
        {
            return member.Role switch
            {
                ConnectionRole.Receive => Stay.Stays,
                ConnectionRole.Disconnect or ConnectionRole.Dispose when isOfClient => Stay.Leaves,
                ConnectionRole.Send when isOfClient => Stay.Uses,
                _ => Stay.Unknown,
            };
        }

        if (isOfClient && Releases.IsDisposal(call.TargetMethod))
            return Stay.Leaves;
        if (call.TargetMethod.Name is "WhenAny" or "WhenAll" or "Delay" || Pauses.IsPause(facts, call) || facts.CodeOf(call.TargetMethod) is not null)
            return Stay.Stays;

        foreach (var argument in call.Arguments)
        {
            if (facts.Identities.ClientOf(argument.Value) is { } given && names.Contains(given))
                return Stay.Stays;
        }

        return Stay.Unknown;
    }

    // The block at whose end a using declaration or statement closes the client.
    private static IOperation? UsingScope(TypeFacts facts, HashSet<ISymbol> names)
    {
        foreach (var declarator in facts.Declarators)
        {
            if (!names.Contains(declarator.Symbol) || !TypeFacts.IsUsing(declarator))
                continue;
            for (var parent = declarator.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IUsingOperation block)
                    return block.Body;
                if (parent is IBlockOperation)
                    return parent;
            }
        }

        return null;
    }
}
