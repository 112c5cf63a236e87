using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>What a member does with the task that it is used on or given.</summary>
internal enum TaskMember
{
    None,

    /// <summary>Gives the same task in another form.</summary>
    Wraps,

    /// <summary>Gives a task that ends with it, or before.</summary>
    Bounds,

    /// <summary>Holds the thread until it has ended.</summary>
    Waits,

    /// <summary>Holds the thread until it has ended, and gives its result.</summary>
    Gives,

    /// <summary>Holds the thread until one of several has ended.</summary>
    WaitsForFirst,

    /// <summary>Gives a task that ends with the last of several.</summary>
    Gathers,

    /// <summary>Gives a task that ends with the first of several.</summary>
    Races,

    /// <summary>Ends after some time.</summary>
    Delays,

    /// <summary>Runs a delegate, and gives the task of what it does.</summary>
    Runs,

    /// <summary>Runs a delegate, and gives the task of its call: an async one may go on behind it.</summary>
    Starts,

    /// <summary>Runs a delegate after the task.</summary>
    Continues,

    /// <summary>Makes a task that has ended of a value.</summary>
    Finishes,
}

/// <summary>The members of tasks, their awaiters and the classes around them. What another type has under such a name is none of them.</summary>
internal static class TaskMembers
{
    private static readonly Dictionary<string, TaskMember> s_byName = new()
    {
        ["ConfigureAwait"] = TaskMember.Wraps,
        ["AsTask"] = TaskMember.Wraps,
        ["Preserve"] = TaskMember.Wraps,
        ["GetAwaiter"] = TaskMember.Wraps,
        ["Unwrap"] = TaskMember.Wraps,
        ["WaitAsync"] = TaskMember.Bounds,
        ["Wait"] = TaskMember.Waits,
        ["GetResult"] = TaskMember.Gives,
        ["Result"] = TaskMember.Gives,
        ["WaitAll"] = TaskMember.Waits,
        ["WaitAny"] = TaskMember.WaitsForFirst,
        ["WhenAll"] = TaskMember.Gathers,
        ["WhenAny"] = TaskMember.Races,
        ["Delay"] = TaskMember.Delays,
        ["Run"] = TaskMember.Runs,
        ["StartNew"] = TaskMember.Starts,
        ["ContinueWith"] = TaskMember.Continues,
        ["FromResult"] = TaskMember.Finishes,
    };

    public static TaskMember OfTask(this ISymbol member) =>
        s_byName.TryGetValue(member.Name, out var does) && IsAroundTasks(member) ? does : TaskMember.None;

    /// <summary>Whether the operation holds the thread until a task has ended.</summary>
    public static bool BlocksOnTask(this IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.OfTask() is TaskMember.Waits or TaskMember.Gives,
        IPropertyReferenceOperation property => property.Property.OfTask() == TaskMember.Gives,
        _ => false,
    };

    // UniTask is the task of Unity, and its members are called as those of a task.
    private static bool IsAroundTasks(ISymbol member) =>
        member.IsIn("System.Threading.Tasks") || member.IsIn("System.Runtime.CompilerServices") || member.IsIn("Cysharp.Threading.Tasks");
}
