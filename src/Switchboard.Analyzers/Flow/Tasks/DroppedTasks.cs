using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;

namespace Switchboard.Analyzers.Flow;

internal enum DropKind
{
    /// <summary>A statement, a discard, or a local that nobody reads.</summary>
    Dropped,

    /// <summary>Awaited in a method that nobody can await.</summary>
    InAsyncVoid,

    /// <summary>Awaited in a <c>Task.Run</c> that is dropped.</summary>
    InDroppedRun,
}

/// <summary>A connect or disconnect that nobody waits for.</summary>
internal sealed class DroppedTask
{
    public DroppedTask(ConnectionUse use, DropKind kind, IOperation end)
    {
        Use = use;
        Kind = kind;
        End = end;
    }

    public ConnectionUse Use { get; }

    public DropKind Kind { get; }

    /// <summary>What drops it, or the await that is not enough.</summary>
    public IOperation End { get; }
}

/// <summary>Finds the connects and disconnects whose outcome nobody sees.</summary>
internal static class DroppedTasks
{
    public static IEnumerable<DroppedTask> In(TypeFacts facts)
    {
        var seen = new HashSet<IOperation>();
        foreach (var use in facts.Uses)
        {
            if (use.Role is not (ConnectionRole.Connect or ConnectionRole.Disconnect) || use.Operation is not IInvocationOperation call || Find(facts, use, call) is not { } dropped)
                continue;
            if (!IsExcused(facts, dropped) && seen.Add(dropped.End))
                yield return dropped;
        }
    }

    private static DroppedTask? Find(TypeFacts facts, ConnectionUse use, IInvocationOperation call)
    {
        var ends = TaskEnds.Of(facts, call);
        if (DropAmong(facts, call, ends) is { } drop)
            return new DroppedTask(use, DropKind.Dropped, drop);

        foreach (var end in ends)
        {
            if (end.Kind != TaskEndKind.Awaited || !call.IsInside(end.Operation) || IsCaught(end.Operation))
                continue;
            if (IsInAsyncVoid(facts, end.Operation))
                return new DroppedTask(use, DropKind.InAsyncVoid, end.Operation);
            if (RunAround(end.Operation) is { } run && DropAmong(facts, run, TaskEnds.Of(facts, run)) is not null)
                return new DroppedTask(use, DropKind.InDroppedRun, end.Operation);
        }

        return null;
    }

    // Dropped by the code that calls, and nobody else has the task.
    private static IOperation? DropAmong(TypeFacts facts, IOperation call, IReadOnlyList<TaskEnd> ends)
    {
        IOperation? drop = null;
        foreach (var end in ends)
        {
            if (end.Kind == TaskEndKind.Dropped && IsHere(facts, call, end))
                drop ??= end.Operation;
            else if (end.Kind is not (TaskEndKind.Queried or TaskEndKind.AwaitedForATime))
                return null;
        }

        return drop;
    }

    private static bool IsHere(TypeFacts facts, IOperation call, TaskEnd end) =>
        call.IsInside(end.Operation)
        || end.Through is not null && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(call), facts.OwnerOf(end.Operation)) && call.EnclosingFunction() == end.Operation.EnclosingFunction();

    private static bool IsExcused(TypeFacts facts, DroppedTask dropped)
    {
        // Half typed: the await may still come.
        if (dropped.End.Syntax.ContainsDiagnostics || facts.Context.IsClientType || facts.Context.IsCompositionRoot(dropped.Use.Operation))
            return true;

        if (facts.Context.IsQuestionToMock(dropped.Use.Receiver))
            return true;

        // A teardown that returns nothing has no other way, and its failure interests nobody.
        return facts.Teardowns.Reaches(dropped.Use.Operation) && facts.OwnerOf(dropped.Use.Operation) is IMethodSymbol { ReturnsVoid: true };
    }

    private static bool IsCaught(IOperation operation)
    {
        var child = operation;
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent)
        {
            if (parent is ITryOperation { Catches.Length: > 0 } attempt && attempt.Body == child)
                return true;
        }

        return false;
    }

    private static bool IsInAsyncVoid(TypeFacts facts, IOperation awaited) => awaited.EnclosingFunction() switch
    {
        null => facts.OwnerOf(awaited) is IMethodSymbol { IsAsync: true, ReturnsVoid: true, MethodKind: MethodKind.Ordinary } method && !EventHandlers.May(facts, method),
        ILocalFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } local } => !EventHandlers.May(facts, local),
        _ => false,
    };

    private static IInvocationOperation? RunAround(IOperation awaited) =>
        awaited.EnclosingFunction() is IAnonymousFunctionOperation lambda ? TaskEnds.RunOf(lambda) : null;
}
