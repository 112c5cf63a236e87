using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

/// <summary>Finds the connects that are raced against a delay and that nothing ends where the delay wins.</summary>
internal static class ConnectRaces
{
    public static IEnumerable<ConnectRace> In(TypeFacts facts)
    {
        var seen = new HashSet<IOperation>();
        foreach (var use in facts.Uses)
        {
            if (use.Operation is not IInvocationOperation connect || !Connects(use) || Find(facts, use, connect) is not { } race)
                continue;
            if (seen.Add(race.Race))
                yield return race;
        }
    }

    private static bool Connects(ConnectionUse use) => use.Role == ConnectionRole.Connect || use is { Role: ConnectionRole.Create, Member.Connects: true };

    private static ConnectRace? Find(TypeFacts facts, ConnectionUse use, IInvocationOperation connect)
    {
        ConnectRace? race = null;
        var ends = TaskEnds.Of(facts, connect);
        foreach (var end in ends)
        {
            // Whoever was given the task may wait for it to the end.
            if (end is { Kind: TaskEndKind.HandedOn, Behind: null })
                return null;
            if (race is null && end.Operation is IInvocationOperation call && IsForATime(facts, end.Kind, call))
                race = new ConnectRace(use, connect, end, call);
        }

        return race is null || IsRepeated(race) || TokenSources.Cancel(facts, connect) || IsAwaitedAfter(facts, race, ends) || LosingConnects.AreReleased(facts, race) ? null : race;
    }

    // while (await Task.WhenAny(connect, Task.Delay(1000)) != connect) Show("…"): it waits again for the same connect.
    private static bool IsRepeated(ConnectRace race)
    {
        for (var parent = race.Race.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is ILoopOperation && !race.Connect.IsInside(parent) && race.Connect.Root() == race.Race.Root() && race.Connect.EnclosingFunction() == race.Race.EnclosingFunction())
                return true;
        }

        return false;
    }

    private static bool IsForATime(TypeFacts facts, TaskEndKind kind, IInvocationOperation call) => kind switch
    {
        TaskEndKind.AwaitedForATime or TaskEndKind.BlockedForATime => true,
        TaskEndKind.Raced => HasDelay(facts, call),
        TaskEndKind.Blocked => call.TargetMethod.OfTask() == TaskMember.WaitsForFirst && HasDelay(facts, call),
        _ => false,
    };

    private static bool HasDelay(TypeFacts facts, IInvocationOperation race) => DelayIn(facts, race) is not null;

    /// <summary>The delay among the arguments of a <c>WhenAny</c> or <c>WaitAny</c>.</summary>
    public static IInvocationOperation? DelayIn(TypeFacts facts, IInvocationOperation race)
    {
        foreach (var operation in race.Descendants())
        {
            if (operation is IInvocationOperation or ILocalReferenceOperation && IsElement(operation, race) && Waits.DelayIn(facts, operation) is { } delay)
                return delay;
        }

        return null;
    }

    private static bool IsElement(IOperation operation, IOperation race)
    {
        for (var parent = operation.Parent; parent is not null && parent != race; parent = parent.Parent)
        {
            if (parent is not (IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or IConversionOperation)
                && parent.Kind != OperationExtensions.CollectionExpression)
                return false;
        }

        return true;
    }

    // A banner that says "still connecting" and then waits on: the race was no end.
    private static bool IsAwaitedAfter(TypeFacts facts, ConnectRace race, IReadOnlyList<TaskEnd> ends)
    {
        var awaits = new HashSet<SyntaxNode>();
        foreach (var end in ends)
        {
            if (end is { Kind: TaskEndKind.Awaited or TaskEndKind.Blocked, Behind: null } && end.Operation != race.Race && end.Operation.Syntax.SpanStart > race.Race.Syntax.SpanStart)
            {
                // In a finally block it is awaited on every path.
                if (IsInFinally(end.Operation))
                    return true;
                awaits.Add(end.Operation.Syntax);
            }
        }

        if (awaits.Count == 0)
            return false;

        // A bounded wait that came in time needs no second one: it is for when it did not.
        if (race.End.Kind is TaskEndKind.AwaitedForATime or TaskEndKind.BlockedForATime)
            return true;
        return LocalScope.GraphOf(facts, race.Race) is not { } graph || !WaysOut.Avoid(graph, race.Race.Syntax, awaits);
    }

    private static bool IsInFinally(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            if (parent is ITryOperation attempt && attempt.Finally == child)
                return true;
        }

        return false;
    }
}
