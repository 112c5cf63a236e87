using Microsoft.CodeAnalysis;

namespace Switchboard.Analyzers.Flow;

/// <summary>What code makes of a task.</summary>
internal enum TaskEndKind
{
    Awaited,

    /// <summary>The thread waits for it, for as long as it takes.</summary>
    Blocked,

    /// <summary>The thread waits for it, for some time.</summary>
    BlockedForATime,

    /// <summary>Somebody awaits it for some time: <c>WaitAsync</c> with a timeout.</summary>
    AwaitedForATime,

    /// <summary>An argument of <c>Task.WhenAny</c>.</summary>
    Raced,

    /// <summary>Nobody looks at it.</summary>
    Dropped,

    /// <summary>Compared, or asked whether it is done.</summary>
    Queried,

    /// <summary>Stored, returned or passed on: what becomes of it is not seen here.</summary>
    HandedOn,
}

/// <summary>One place where the way of a task ends.</summary>
internal sealed class TaskEnd
{
    public TaskEnd(TaskEndKind kind, IOperation operation, ILocalSymbol? through, IOperation? behind)
    {
        Kind = kind;
        Operation = operation;
        Through = through;
        Behind = behind;
    }

    public TaskEndKind Kind { get; }

    /// <summary>The await, the blocking call, the race, or what drops it or takes it.</summary>
    public IOperation Operation { get; }

    /// <summary>The local that held it last, or null where it came straight from the call.</summary>
    public ILocalSymbol? Through { get; }

    /// <summary>The bounded wait whose task it is by then, where it is no longer the call's own.</summary>
    public IOperation? Behind { get; }
}
