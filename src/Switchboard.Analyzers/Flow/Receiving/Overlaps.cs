using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: which sends or receives of one connection can be under way together, although it allows one at a time?</summary>
internal static class Overlaps
{
    private const int MostFlights = 64;

    public static IEnumerable<Overlap> In(TypeFacts facts)
    {
        if (!facts.Uses.Any(static use => use.Member.IsOneAtATime))
            yield break;

        var flights = new Flights(facts);
        foreach (var (owner, function, within) in Functions(facts))
        {
            var started = flights.Of(owner, function);
            // One alone meets itself only where the code comes to it again.
            if (started.Count is 0 or > MostFlights || started.Count == 1 && !started[0].Call.MayComeAgain() || LocalScope.GraphOf(facts, within) is not { } graph)
                continue;
            foreach (var overlap in new InFlight(facts, graph, started).Overlaps())
                yield return overlap;
        }

        foreach (var transfer in flights.In(use => RunsBesideItself(facts, use)))
            yield return new Overlap(transfer, transfer);

        foreach (var overlap in BetweenHandlers(facts, flights))
            yield return overlap;
    }

    // The functions with a call that can start a transfer: of the SDK, of the type's own, of a task.
    private static IEnumerable<(ISymbol Owner, IOperation? Function, IOperation Within)> Functions(TypeFacts facts)
    {
        var seen = new HashSet<(ISymbol?, IOperation?)>();
        foreach (var call in facts.Invocations)
        {
            var function = call.EnclosingFunction();
            if (facts.OwnerOf(call) is { } owner && seen.Add((owner, function)))
                yield return (owner, function, call);
        }
    }

    /// <summary>Whether the function that the use stands in is run for several items at once, all on one connection.</summary>
    private static bool RunsBesideItself(TypeFacts facts, ConnectionUse use)
    {
        for (var function = use.Operation.EnclosingFunction(); function is not null; function = function.EnclosingFunction())
        {
            if (function is not IAnonymousFunctionOperation lambda || Varies(facts, use, lambda))
                return false;
            if (lambda.Consumer() is not IArgumentOperation { Parent: IInvocationOperation call })
                continue;
            if (RunsTogether(facts, use, call, lambda))
                return true;
            // queue.EnqueueAsync(() => …): whoever else takes it may make it wait for its turn.
            if (!RunsAtOnce(call.TargetMethod))
                return false;
        }

        return false;
    }

    private static bool Varies(TypeFacts facts, ConnectionUse use, IAnonymousFunctionOperation lambda) =>
        facts.Identities.Of(use.Receiver) is not { } connection || connection.IsOwnOf(lambda);

    private static bool RunsAtOnce(IMethodSymbol method) =>
        method.OfTask() is TaskMember.Runs or TaskMember.Starts or TaskMember.Continues || Runners.QueueWork(method) || ElementCalls.Of(method) != ElementCall.None;

    private static bool RunsTogether(TypeFacts facts, ConnectionUse use, IInvocationOperation call, IAnonymousFunctionOperation lambda) => ElementCalls.Of(call.TargetMethod) switch
    {
        ElementCall.Together => !IsOneByOne(call),
        ElementCall.OnDemand => IsGathered(facts, call) && !IsWaitedFor(use.Operation),
        // An async lambda as an Action is not waited for.
        ElementCall.InTurn => lambda.Symbol is { IsAsync: true, ReturnsVoid: true },
        _ => false,
    };

    // new ParallelOptions { MaxDegreeOfParallelism = 1 }
    private static bool IsOneByOne(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Unwrap() is not IObjectCreationOperation { Initializer.Initializers: var initializers })
                continue;
            foreach (var initializer in initializers)
            {
                if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" }, Value.ConstantValue: { HasValue: true, Value: 1 } })
                    return true;
            }
        }

        return false;
    }

    private static bool WaitsForAll(IInvocationOperation call) => call.TargetMethod.OfTask() is TaskMember.Gathers or TaskMember.Waits;

    // socket.SendAsync(…).Wait(): the next one begins behind it.
    private static bool IsWaitedFor(IOperation transfer)
    {
        for (var parent = transfer.Parent; parent is IInvocationOperation or IPropertyReferenceOperation; parent = parent.Parent)
        {
            if (parent.BlocksOnTask())
                return true;
        }

        return false;
    }

    // messages.Select(…).ToList(): all of them are begun before one is waited for.
    private static bool BeginsAll(IMethodSymbol method) =>
        method is { Name: "ToList" or "ToArray", ContainingType.Name: "Enumerable", TypeArguments: { Length: 1 } elements } && TaskEnds.IsTask(elements[0]) && method.IsIn("System.Linq");

    // Task.WhenAll(messages.Select(…)), also through a local; or made a list of.
    private static bool IsGathered(TypeFacts facts, IOperation tasks)
    {
        switch (tasks.Consumer())
        {
            case IArgumentOperation { Parent: IInvocationOperation call }:
                return WaitsForAll(call) || BeginsAll(call.TargetMethod);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                foreach (var reference in facts.ReferencesOf(local))
                {
                    if (reference.Consumer() is IArgumentOperation { Parent: IInvocationOperation call } && (WaitsForAll(call) || BeginsAll(call.TargetMethod)))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    // Two handlers that nobody waits for, on one connection that both can reach.
    private static IEnumerable<Overlap> BetweenHandlers(TypeFacts facts, Flights flights)
    {
        var transfers = flights.In(use => HandlerOf(facts, use) is not null).ToList();
        for (var later = 1; later < transfers.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (transfers[later].Excludes(transfers[earlier]) && !SymbolEqualityComparer.Default.Equals(HandlerOf(facts, transfers[later].Use), HandlerOf(facts, transfers[earlier].Use)))
                {
                    yield return new Overlap(transfers[later], transfers[earlier]);
                    break;
                }
            }
        }
    }

    /// <summary>The event handler or timer callback that the use stands in, where whoever raises it does not wait for the end.</summary>
    private static IMethodSymbol? HandlerOf(TypeFacts facts, ConnectionUse use)
    {
        if (facts.Repetition.Of(use.Operation) is not { Kind: RepetitionKind.EventHandler or RepetitionKind.Timer or RepetitionKind.ReconnectHandler } place)
            return null;

        var symbol = use.Operation.EnclosingFunction() switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => facts.OwnerOf(use.Operation) as IMethodSymbol,
        };
        return symbol is { ReturnsVoid: true } && (symbol.IsAsync || place.Kind == RepetitionKind.Timer) ? symbol : null;
    }
}
