using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.Model;

namespace Switchboard.Analyzers.Flow;

/// <summary>A connection call that a thread waits for.</summary>
internal sealed class BlockedTask
{
    public BlockedTask(ConnectionUse use, TaskEnd end)
    {
        Use = use;
        End = end;
    }

    public ConnectionUse Use { get; }

    /// <summary>The blocking call or property.</summary>
    public TaskEnd End { get; }

    public SyntaxNode Syntax => End.Operation.WholeCall();

    /// <summary>The member that blocks.</summary>
    public string Member => End.Operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        _ => "",
    };
}

/// <summary>Finds the connection calls that code blocks on although it could await them.</summary>
internal static class BlockedTasks
{
    public static IEnumerable<BlockedTask> In(TypeFacts facts)
    {
        if (facts.Context.IsClientType)
            yield break;

        var raced = RacesOf(facts);
        var seen = new HashSet<IOperation>();
        foreach (var use in facts.Uses)
        {
            if (use.Role is not (ConnectionRole.Connect or ConnectionRole.Disconnect or ConnectionRole.Send or ConnectionRole.Subscribe) || use.Operation is not IInvocationOperation call)
                continue;

            var ends = TaskEnds.Of(facts, call);
            foreach (var end in ends)
            {
                if (end.Kind is TaskEndKind.Blocked or TaskEndKind.BlockedForATime
                    && !raced.Contains(end.Operation)
                    && !IsDoneBefore(ends, end)
                    && !IsExcused(facts, end.Operation)
                    && seen.Add(end.Operation))
                    yield return new BlockedTask(use, end);
            }
        }
    }

    // What a race leaves running is worse than the thread it holds.
    private static HashSet<IOperation> RacesOf(TypeFacts facts)
    {
        var races = new HashSet<IOperation>();
        foreach (var race in ConnectRaces.In(facts))
            races.Add(race.Race);
        return races;
    }

    // Awaited, raced or asked before, here or by a call that was given it: the task is done, and reading its result waits for nothing.
    private static bool IsDoneBefore(IReadOnlyList<TaskEnd> ends, TaskEnd blocked)
    {
        foreach (var end in ends)
        {
            if ((end.Kind is TaskEndKind.Awaited or TaskEndKind.Raced or TaskEndKind.AwaitedForATime or TaskEndKind.Queried or TaskEndKind.BlockedForATime
                    || end is { Kind: TaskEndKind.HandedOn, Operation: IInvocationOperation })
                && end != blocked
                && end.Operation.Syntax.SpanStart < blocked.Operation.Syntax.SpanStart
                && !blocked.Operation.Syntax.Span.Contains(end.Operation.Syntax.Span))
                return true;
        }

        return false;
    }

    private static bool IsExcused(TypeFacts facts, IOperation blocked) =>
        facts.Context.IsCompositionRoot(blocked) || IsOldMain(facts, blocked) || IsOnlyTeardown(facts, blocked);

    // Before C# 7.1 Main cannot await.
    private static bool IsOldMain(TypeFacts facts, IOperation blocked) =>
        blocked.EnclosingFunction() is null
        && facts.OwnerOf(blocked) is IMethodSymbol { IsStatic: true, Name: "Main" }
        && blocked.Syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp7_1 };

    // A type that is only disposed synchronously has nowhere to await, and neither has whoever is told that the process ends.
    private static bool IsOnlyTeardown(TypeFacts facts, IOperation blocked) =>
        blocked.EnclosingFunction() is IAnonymousFunctionOperation { Symbol: { IsAsync: false, ReturnsVoid: true } } lambda && facts.Teardowns.IsAttachedToAnEnd(lambda)
        || facts.OwnerOf(blocked) is IMethodSymbol { IsAsync: false, ReturnsVoid: true } method && blocked.EnclosingFunction() is null && facts.Teardowns.IsHandlerOfAnEnd(method)
        || facts.OwnerOf(blocked) is IMethodSymbol { IsAsync: false } owner
        && !TaskEnds.IsTask(owner.ReturnType)
        && !FrameworkSymbols.Is(facts.Type, facts.Model.Frameworks.AsyncDisposable)
        && facts.Teardowns.Reaches(blocked);
}
